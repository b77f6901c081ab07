// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "store/ledger_json.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  for (const std::string_view line : sluice::split(text, '\n')) {
    (void)sluice::check_ledger_head(line, "fuzz");
    const auto read = sluice::parse_ledger_line(line, "fuzz");
    if (!read || !read->run) continue;
    const auto again = sluice::parse_ledger_line(sluice::ledger_run_line(*read->run), "again");
    if (!again || again->run != read->run) std::abort();
  }
  return 0;
}
