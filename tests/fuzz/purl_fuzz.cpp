// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/purl.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// What is taken has one canonical spelling, which is the same purl.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  for (const sluice::PurlRules rules : {sluice::PurlRules::all, sluice::PurlRules::syntax_only}) {
    const auto purl = sluice::parse_purl(text, rules);
    if (!purl) continue;
    const std::string canonical = render_purl(*purl);
    if (canonical.size() > sluice::most_purl_bytes) continue;  // three times as long at most
    const auto again = sluice::parse_purl(canonical, rules);
    if (!again || !(*again == *purl) || render_purl(*again) != canonical) std::abort();
  }
  return 0;
}
