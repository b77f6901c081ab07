// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// One line a finding, as RFC 4180 has it: CRLF, every cell quoted.
#include "base/csv_text.hpp"
#include "base/text.hpp"
#include "reports/annotation.hpp"
#include "reports/text_parts.hpp"

#include <string>
#include <vector>

namespace sluice {
namespace {

using text_report::shown;
using text_report::shown_place;

std::string line_of(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& one : cells) line += (line.empty() ? "" : ",") + escape_csv(one);
  return line + "\r\n";
}

std::string day_text(const std::optional<Day>& day) { return day ? to_string(*day) : ""; }

/// "waived", "known", or the outcome.
std::string_view standing(const JudgedFinding& finding) {
  if (finding.waived) return "waived";
  return finding.known ? "known" : to_string(finding.outcome);
}

std::string line_of(const JudgedFinding& finding, const Report& report) {
  const ci::Spot spot = ci::spot_of(finding, report);
  return line_of({finding.fingerprint,
                  std::string(to_string(finding.action)),
                  std::string(standing(finding)),
                  std::string(to_string(finding.severity)),
                  shown(finding.rule),
                  shown(finding.title),
                  shown(finding.subject),
                  shown(finding.supplier),
                  shown(finding.term),
                  shown(finding.cause),
                  shown(finding.expected),
                  shown_place(finding.place),
                  shown(spot.path),
                  std::to_string(spot.line),
                  shown(finding.waiver),
                  shown(finding.route),
                  shown(finding.contact),
                  day_text(finding.due),
                  shown(finding.help_supplier),
                  shown(finding.help_integrator)});
}

std::string render_csv(const Report& report, const ReportStyle&) {
  std::string out =
      line_of({"fingerprint", "action", "outcome", "severity", "rule",          "title",          "subject",
               "supplier",    "term",   "cause",   "expected", "place",         "file",           "line",
               "waiver",      "owner",  "contact", "due",      "help_supplier", "help_integrator"});
  for (const JudgedFinding& finding : report.verdict.findings) out += line_of(finding, report);
  return out;
}

}  // namespace

extern const ReportFormat report_csv;
const ReportFormat report_csv{"csv", "one line a finding, waived ones too, for spreadsheets", render_csv};

}  // namespace sluice
