// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace sluice::test {

/// Without style and script, and their digests in the page's policy: they are files of their own.
inline std::string without_assets(std::string page) {
  for (const auto& [begin, end] : {std::pair("<style>", "</style>"), std::pair("<script>", "</script>"),
                                   std::pair("style-src '", "';"), std::pair("script-src '", "';")}) {
    const std::size_t from = page.find(begin) + std::string_view(begin).size();
    page.erase(from, page.find(end, from) - from);
  }
  return page;
}

}  // namespace sluice::test
