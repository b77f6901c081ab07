// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The parts of the reports for people. Whatever came from a delivery, a build or a policy file goes through shown(),
// and always follows something of ours on its line, so that no log reader takes it for a command.
#pragma once

#include "model/report.hpp"
#include "reports/report_format.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sluice::text_report {

/// Findings of one rule that are shown one by one before they are grouped.
inline constexpr std::size_t grouped_after = 5;

/// Colours text if the style asks for it. Codes are those of SGR (ECMA-48): "1;31".
std::string paint(const ReportStyle& style, std::string_view code, std::string_view text);
inline constexpr std::string_view red = "1;31", green = "1;32", yellow = "1;33", blue = "1;34", magenta = "1;35",
                                  cyan = "1;36";

/// Escaped, without blanks at its ends, and not longer than a person reads.
std::string shown(std::string_view raw);
/// "path:line:column", or as much of it as is known, with a pointer in brackets.
std::string shown_place(const Origin& origin);
/// Items separated by commas, the first few and how many more there are.
std::string shown_list(const std::vector<std::string>& items);
/// True if a finding is told to people: no pass, and neither waived nor known unless all are asked for.
bool is_shown(const JudgedFinding& finding, bool show_all);
/// True if a finding says that something could not be judged.
bool is_unknown(const JudgedFinding& finding);
/// "error", "warning" or "note".
std::string_view level_word(Action action);
std::string_view level_colour(Action action);

/// All findings that are to be shown, grouped, causes before consequences. Empty, or ends with an empty line.
std::string render_findings(const Verdict& verdict, const ReportStyle& style);

/// What was judged: a line a delivery and one for the build.
std::string render_subjects(const Verdict& verdict);
/// Remarks on our own files, unknowns, waivers, obligations, shadow rung. Empty, or ends with an empty line.
std::string render_remarks(const Verdict& verdict, const ReportStyle& style);
/// What changed since the last accepted delivery. Empty, or ends with an empty line.
std::string render_changes(const Report& report, const ReportStyle& style);
/// The table of areas. Empty, or ends with an empty line.
std::string render_areas(const Verdict& verdict);
/// Who has to do what, where to read on, and the last line, which says how the gate stands.
std::string render_conclusion(const Verdict& verdict, const ReportStyle& style);

}  // namespace sluice::text_report
