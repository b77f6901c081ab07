// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The quarterly report as tables of text, which each format draws in its way.
#pragma once

#include "model/quarter_report.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct QuarterColumn {
  std::string title;
  bool is_number = false;  ///< decimal digits, perhaps behind a minus
};

/// Cells are visible text (base/escape.hpp), not yet escaped for any format.
struct QuarterTable {
  std::string id;  ///< "figures", "rules", ...
  std::string title;
  std::string note;  ///< what is counted, in a sentence
  std::vector<QuarterColumn> columns;
  std::vector<std::vector<std::string>> rows;
  std::uint64_t left_out = 0;  ///< rows beyond what a person reads; JSON has them
};

/// The figures first; then weeks, rules, suppliers, owners of waivers, waivers, obligations, overrides.
std::vector<QuarterTable> quarter_tables(const QuarterReport& report);

/// "Supplier software, 2026Q4", with the business unit if it is of one.
std::string quarter_heading(const QuarterReport& report);
/// From which day to which, and as of which day waivers are open.
std::string quarter_period(const QuarterReport& report);

/// "83.3 %" of a whole; "-" of none.
std::string share_text(std::uint64_t part, std::uint64_t whole);
/// "3.5 days", "4.0 hours", "12 minutes".
std::string duration_text(std::int64_t seconds);

std::string render_quarter_markdown(const QuarterReport& report);
/// One line a cell: table, row, column, value.
std::string render_quarter_csv(const QuarterReport& report);
/// One file without script and without anything from elsewhere; its charts are drawings beside the tables they show.
std::string render_quarter_html(const QuarterReport& report);

}  // namespace sluice
