// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/event_log.hpp"
#include "hooks/file_api.hpp"
#include "base/list_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  (void)sluice::file_api::parse_codemodel_target(text, "fuzz.json", {"camera"});
  (void)sluice::parse_event_log(text, sluice::Limits{});
  (void)sluice::parse_edges(text);
  (void)sluice::ListFile(text).find_call("find_package", "ZLIB");
  return 0;
}
