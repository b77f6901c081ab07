// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/csv_text.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 10> formula_signs = {"=",  "+",      "-",      "@",      "\t",
                                                            "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

}  // namespace

std::string escape_csv(std::string_view text) {
  const std::string_view begun = text.substr(std::min(text.find_first_not_of(' '), text.size()));
  const bool is_formula =
      std::ranges::any_of(formula_signs, [&](std::string_view sign) { return begun.starts_with(sign); });
  std::string out = is_formula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace sluice
