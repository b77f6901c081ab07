// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace sluice {

struct TextAuthor {
  std::string_view license;
  std::string_view holder;
};
inline constexpr std::array text_authors = {
#define SLUICE_TEXT_AUTHOR(license, holder) TextAuthor{license, holder},
#include "checks/text_authors.def"
};

/// Did the holder write the text of the license (text_authors.def)?
inline bool wrote_text(std::string_view holder, std::string_view license) {
  return std::ranges::any_of(text_authors, [&](const TextAuthor& one) {
    return license.starts_with(one.license) && holder.starts_with(one.holder);
  });
}

}  // namespace sluice
