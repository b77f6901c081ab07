// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Charts as drawings (SVG 2) within a page, in whole pixels. Each has a title and a description for who does not see
// it, and stands beside the table that it draws; no colour says anything alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct ChartBar {
  std::string label;  ///< visible text, not yet escaped
  std::uint64_t value = 0;
  std::string text;  ///< the value for people
};

/// Bars from left to right, each below its label, as long as its part of `most` (not 0).
std::string render_bars(std::string_view id, std::string_view title, std::string_view description,
                        const std::vector<ChartBar>& bars, std::uint64_t most);

struct ChartColumn {
  std::string label;
  std::uint64_t passed = 0, failed = 0, not_judged = 0;
};

/// Columns of runs that passed, failed and were not judged, one on the other.
std::string render_columns(std::string_view id, std::string_view title, std::string_view description,
                           const std::vector<ChartColumn>& columns);

}  // namespace sluice
