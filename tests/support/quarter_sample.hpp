// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/quarter_report.hpp"

#include <string>

namespace sluice::test {

/// A quarter in which every table has rows, compared with the quarter before.
inline QuarterReport full_quarter() {
  const auto day = [](std::string_view text) { return *parse_day(text); };
  QuarterReport report;
  report.quarter = "2026Q4";
  report.first = day("2026-10-01");
  report.last = report.as_of = day("2026-12-31");
  report.figures = {"2026Q4", 412, 301, 104, 7, 2, 96, 83, 61, 9, 7, {22, 345'600, 1'296'000, 5}, 4, 11};
  report.before = QuarterFigures{"2026Q3", 388, 260, 128, 0, 3, 90, 70, 44, 8, 5, {19, 475'200, 1'814'400, 9}, 6, 8};
  for (std::int32_t week = 0; week < 14; ++week) {
    const auto number = static_cast<std::uint64_t>(week);
    report.weeks.push_back({report.first + 7 * week, 18 + number * 5 % 13, number * 7 % 15, number % 6 == 2 ? 3u : 0u});
  }
  report.rules = {{"notice.document-missing", "medium", 31, 44, 6},
                  {"sbom.missing", "high", 22, 30, 3},
                  {"license.denied", "critical", 9, 12, 2},
                  {"archive.setuid", "medium", 4, 4, 1}};
  report.suppliers = {
      {"zeta-sensors", 41, 38, 30, 41, true}, {"omega-radar", 30, 27, 20, 12, true}, {"", 25, 18, 11, 0, false}};
  report.waiver_owners = {{"a.mueller@acme.example", 0, 1, 0, 1, 1}, {"c.weber@acme.example", 2, 0, 0, 0, 0}};
  report.waivers = {
      {"W-2026-009", "a.mueller@acme.example", "FOSS-7", "until 2.5", "expired", 305, day("2026-12-01"), -30, 1, 0},
      {"W-2026-011", "a.mueller@acme.example", "FOSS-8", "bought", "active", 61, day("2027-03-31"), 90, 2, 5},
      {"W-2026-014", "c.weber@acme.example", "FOSS-9", "manifest follows", "active", 12, day("2027-02-01"), 32, 1, 2},
      {"W-2026-015", "c.weber@acme.example", "", "", "unused", 3, std::nullopt, 0, 1, 0}};
  report.obligations = {{"ship-license-text", "deliver the full text of each license", "supplier", 7, 12},
                        {"offer-source", "offer the source of what is under GPL", "ospo", 4, 4}};
  report.overrides = {
      {day("2026-11-02"), "dash", "infotainment", "override FOSS-9 by b.glass lets one finding through: demo"},
      {day("2026-12-18"), "brakes-ecu", "brakes",
       "override FOSS-12 by c.weber lets 3 findings through: start of production"}};
  return report;
}

/// A quarter without anything, and none before it.
inline QuarterReport empty_quarter() {
  QuarterReport report;
  report.quarter = report.figures.quarter = "2026Q4";
  report.first = *parse_day("2026-10-01");
  report.last = report.as_of = *parse_day("2026-12-31");
  return report;
}

/// A quarter whose every text is `text`, as a hostile supplier would name things.
inline QuarterReport quarter_named(const std::string& text) {
  QuarterReport report = full_quarter();
  report.is_one_unit = true;
  report.business_unit = text;
  report.rules = {{text, text, 3, 2, 1}};
  report.suppliers = {{text, 1, 1, 1, 1, true}};
  report.waiver_owners = {{text, 1, 0, 0, 0, 0}};
  report.waivers = {{text, text, text, text, text, 1, std::nullopt, 0, 1, 1}};
  report.obligations = {{text, text, text, 1, 1}};
  report.overrides = {{report.first, text, text, text}};
  return report;
}

}  // namespace sluice::test
