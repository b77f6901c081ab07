// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/display_width.hpp"

#include "base/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace sluice {

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Utf8Point first = first_utf8(text);
    const int width = first.length == 0 ? 1 : utf8proc_charwidth(static_cast<utf8proc_int32_t>(first.point));
    columns += static_cast<std::size_t>(std::max(0, width));
    text.remove_prefix(std::max<std::size_t>(1, first.length));
  }
  return columns;
}

}  // namespace sluice
