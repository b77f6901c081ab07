// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/vers_native.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void check(const sluice::VersRange& range) {
  contains(range, "1.0");
  if (!range.constraints.empty()) contains(range, range.constraints.back().version);
}

}  // namespace

/// A range has one canonical text; native notations are read as each scheme has them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  if (const auto range = sluice::parse_vers(text, sluice::VersSpelling::any);
      range && size < sluice::most_vers_bytes / 4) {
    const auto again = sluice::parse_vers(render_vers(*range));
    if (!again || !(*again == *range)) std::abort();
    check(*range);
  }
  for (const std::string_view scheme : {"npm", "conan", "gem", "pypi", "maven", "nuget", "openssl", "nginx"}) {
    if (const auto range = sluice::vers_from_native(scheme, text)) check(*range);
  }
  return 0;
}
