// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <algorithm>
#include <string_view>

namespace sluice {

/// Classes of ASCII bytes, whatever the locale is; bytes beyond ASCII are in none.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_alnum(char c) { return is_digit(c) || is_letter(c); }

constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

/// Value of a hexadecimal digit of either case, or -1.
constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char low = to_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/// True if the text is not empty and every byte is in the class.
constexpr bool is_all(std::string_view text, bool (*in_class)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), in_class);
}

/// Cuts the longest front of bytes in the class off the text, and returns it.
inline std::string_view take_while(std::string_view& text, bool (*in_class)(char)) {
  std::size_t size = 0;
  while (size < text.size() && in_class(text[size])) ++size;
  const std::string_view front = text.substr(0, size);
  text.remove_prefix(size);
  return front;
}

}  // namespace sluice
