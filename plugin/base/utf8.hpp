// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Appends a code point (at most 0x10FFFF) as UTF-8; a surrogate becomes three bytes that are no UTF-8.
void append_utf8(std::string& out, std::uint32_t point);

struct Utf8Point {
  char32_t point = 0;
  std::size_t length = 0;  ///< bytes; 0: the text does not begin with a code point
};

/// The code point that a text, which is not empty, begins with (Unicode table 3-7, well-formed byte sequences).
Utf8Point first_utf8(std::string_view text);

}  // namespace sluice
