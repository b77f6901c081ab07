// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/markdown_text.hpp"
#include "exports/quarter_tables.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

std::string render_row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += fmt::format(" {} |", escape_markdown(cell));
  return line + "\n";
}

std::string render_table(const QuarterTable& table) {
  std::string out = fmt::format("\n## {}\n\n{}\n\n", escape_markdown(table.title), escape_markdown(table.note));
  if (table.rows.empty()) return out + "None.\n";
  std::vector<std::string> titles;
  std::string rule = "|";
  for (const QuarterColumn& column : table.columns) {
    titles.push_back(column.title);
    rule += column.is_number ? "---:|" : "---|";
  }
  out += render_row(titles) + rule + "\n";
  for (const auto& row : table.rows) out += render_row(row);
  if (table.left_out > 0) out += fmt::format("\nAnd {} more; the JSON report has them all.\n", table.left_out);
  return out;
}

}  // namespace

std::string render_quarter_markdown(const QuarterReport& report) {
  std::string out =
      fmt::format("# {}\n\n{}\n", escape_markdown(quarter_heading(report)), escape_markdown(quarter_period(report)));
  for (const QuarterTable& table : quarter_tables(report)) out += render_table(table);
  return out;
}

}  // namespace sluice
