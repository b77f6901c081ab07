// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/rpm_header.hpp"
#include "hooks/buildroot_manifest.hpp"
#include "hooks/conan_graph.hpp"
#include "hooks/git_modules.hpp"

#include <cstdlib>

/// No parser makes more of a text than it has bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  sluice::Limits limits;
  limits.document_bytes = 64u << 10;
  const std::size_t found = sluice::parse_conan_graph(text, "graph.json", limits).size() +
                            sluice::parse_conan_lock(text, "conan.lock", limits).size() +
                            sluice::parse_buildroot_manifest(text).size() + sluice::parse_git_modules(text).size();
  if (found > size) std::abort();
  if (const auto header = sluice::RpmHeader::of_bytes(text)) {
    if (header->texts(1117).size() > size || header->numbers(1116).size() > size) std::abort();
    if (const auto name = header->text(1000); name && name->size() > size) std::abort();
  }
  return 0;
}
