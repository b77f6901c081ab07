// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/csv_text.hpp"

namespace sluice {

std::string escape_csv(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  const bool is_formula =
      first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
  std::string out = is_formula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace sluice
