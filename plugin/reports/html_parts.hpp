// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The sections of the HTML page. Text only gets into the page as base/markup's Markup.
#pragma once

#include "base/markup.hpp"
#include "model/report.hpp"
#include "reports/report_format.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::html_report {

/// The templates of plugin/reports/html, each read when it is first used.
class Templates {
 public:
  /// `name` without its ending; it must be there.
  Markup fill(std::string_view name, const Fields& fields);

 private:
  std::map<std::string_view, Template> read_;
};

/// The whole page: `fields` has title, skip, subject, tool, version, nav, decision, sections, and may have as_of.
std::string render_page(Templates& templates, Fields& fields);

/// How a finding is shown; in the order of its weight.
enum class Level : std::uint8_t { error, unknown, warning, note, waived, known };
Level level_of(const JudgedFinding& finding);
std::string_view to_string(Level level);

/// Findings of one rule on one level, in the verdict's order.
struct Group {
  Level level = Level::error;
  std::vector<std::size_t> findings;  ///< indexes into Verdict::findings
};

/// What every section reads and fills.
struct Page {
  const Report& report;
  const ReportStyle& style;
  Templates& templates;
  std::vector<Group> groups;  ///< of all findings that are no pass; in the verdict's order of their first ones
};

std::vector<Group> group_findings(const Verdict& verdict);

std::string group_id(std::size_t group);      ///< "r1"
std::string finding_id(std::size_t finding);  ///< "f1"
/// "path:line:column (pointer)", raw; the subject where no place is known.
std::string place_of(const Origin& origin);
std::string place_of(const JudgedFinding& finding);
/// "in 5 days", "today", "3 days ago".
std::string days_from(Day from, Day to);
/// "1234567" as "1,234,567".
std::string grouped_digits(std::uint64_t number);

/// Each ends with a line end, or is empty: then the page does without the section.
Markup render_decision(Page& page);
Markup render_findings(Page& page);
Markup render_changes(Page& page);
Markup render_waivers(Page& page);
Markup render_remarks(Page& page);
Markup render_unknowns(Page& page);
Markup render_obligations(Page& page);
Markup render_areas(Page& page);
Markup render_provenance(Page& page);
Markup render_components(Page& page);
Markup render_graph(Page& page);
Markup render_contents(Page& page);

}  // namespace sluice::html_report
