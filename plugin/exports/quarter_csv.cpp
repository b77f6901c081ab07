// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/csv_text.hpp"
#include "exports/quarter_tables.hpp"

#include <fmt/format.h>

namespace sluice {

std::string render_quarter_csv(const QuarterReport& report) {
  std::string out = "\"table\",\"row\",\"column\",\"value\"\r\n";
  for (const QuarterTable& table : quarter_tables(report)) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const QuarterColumn& column = table.columns[i];
        const std::string& cell = table.rows[row][i];
        out += fmt::format("{},{},{},{}\r\n", escape_csv(table.id), row + 1, escape_csv(column.title),
                           column.is_number ? cell : escape_csv(cell));
      }
    }
  }
  return out;
}

}  // namespace sluice
