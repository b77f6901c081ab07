// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

/// The lines of a table, each with its cells (RFC 4180); a quoted cell may have line breaks.
inline std::vector<std::vector<std::string>> parse_table(std::string_view text) {
  std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool doubled = quoted && text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"';
    if (text[i] == '"' && !doubled) {
      quoted = !quoted;
    } else if (text[i] == ',' && !quoted) {
      lines.back().emplace_back();
    } else if (text[i] == '\n' && !quoted) {
      if (lines.back().back().ends_with('\r')) lines.back().back().pop_back();
      if (i + 1 < text.size()) lines.emplace_back(1);
    } else {
      lines.back().back() += text[i];
      if (doubled) ++i;
    }
  }
  return lines;
}

/// The cells of one line.
inline std::vector<std::string> parse_cells(std::string_view line) { return parse_table(line)[0]; }

}  // namespace sluice::test
