// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/csv_text.hpp"

#include <algorithm>
#include <array>

namespace sluice {

std::string escape_csv(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  constexpr std::array<std::string_view, 10> signs = {"=",  "+",      "-",      "@",      "\t",
                                                      "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  const bool is_formula = first != std::string_view::npos && std::ranges::any_of(signs, [&](std::string_view sign) {
                            return text.substr(first).starts_with(sign);
                          });
  std::string out = is_formula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace sluice
