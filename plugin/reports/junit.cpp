// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// JUnit XML as Jenkins, GitLab and Azure DevOps read it (tests/reports/junit.xsd). A suite a pack, a class an area of
// rules, a case a rule and its subject. JUnit has no warnings: what does not stop the gate passes and says so in
// system-out; what a waiver or the baseline silences is skipped.
#include "base/html_text.hpp"
#include "reports/annotation.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <map>

namespace sluice {
namespace {

using text_report::shown;

struct Suite {
  std::string cases;
  std::uint64_t tests = 0, failures = 0, errors = 0, skipped = 0;
};

/// An attribute's value or the text of an element: shown() leaves nothing that XML 1.0, 2.2 has not.
std::string xml(std::string_view text) { return escape_html(text); }

std::string open_case(std::string_view name, std::string_view area, const ci::Spot* spot) {
  const std::string place =
      spot == nullptr ? "" : fmt::format(" file=\"{}\" line=\"{}\"", xml(shown(spot->path)), spot->line);
  return fmt::format("    <testcase name=\"{}\" classname=\"{}\"{} time=\"0\">\n", xml(name), xml(area), place);
}

std::string element(std::string_view name, std::string_view type, std::string_view message, std::string_view text) {
  return fmt::format("      <{0} type=\"{1}\" message=\"{2}\">{3}</{0}>\n", name, xml(type), xml(message), xml(text));
}

std::string skipped(const std::string& why) { return fmt::format("      <skipped message=\"{}\"/>\n", xml(why)); }

std::string said(const std::string& text) { return fmt::format("      <system-out>{}</system-out>\n", xml(text)); }

std::string lines_of(const JudgedFinding& finding, const ReportStyle& style) {
  std::string text = ci::headline(finding) + "\n";
  for (const auto& [key, value] : ci::details(finding, style)) text += fmt::format("{}: {}\n", key, value);
  return text;
}

/// What became of a finding, counted in its suite.
std::string result_of(const JudgedFinding& finding, const Report& report, const ReportStyle& style, Suite& suite) {
  if (finding.waived || finding.known || finding.outcome == Outcome::not_applicable) {
    ++suite.skipped;
    if (finding.waived) return skipped("waived by " + ci::waiver_line(finding, report.verdict));
    return skipped(finding.known ? "known when the baseline was made" : "not applicable");
  }
  if (finding.outcome == Outcome::pass) return "";
  if (finding.action != Action::fail) {
    return said(fmt::format("{}: {}", text_report::level_word(finding.action), lines_of(finding, style)));
  }
  const bool is_open = text_report::is_unknown(finding);
  ++(is_open ? suite.errors : suite.failures);
  return element(is_open ? "error" : "failure", shown(finding.rule), ci::headline(finding), lines_of(finding, style));
}

void add_finding(std::map<std::string, Suite>& suites, const JudgedFinding& finding, const Report& report,
                 const ReportStyle& style) {
  Suite& suite = suites[finding.packs.empty() ? "sluice" : shown(finding.packs[0])];
  const ci::Spot spot = ci::spot_of(finding, report);
  const std::string subject =
      finding.place.path.empty() ? shown(finding.subject) : text_report::shown_place(finding.place);
  std::string name = fmt::format("{}: {}", shown(finding.rule), subject);
  if (!finding.term.empty() && finding.term != finding.subject && finding.term != finding.place.path) {
    name += " " + shown(finding.term);
  }
  ++suite.tests;
  suite.cases += open_case(name, ci::area_of(finding.rule), &spot);
  suite.cases += result_of(finding, report, style, suite) + "    </testcase>\n";
}

/// Passes are counted, not listed: one case an area, so that a run without findings is not an empty one.
void add_passes(Suite& suite, const Verdict& verdict) {
  for (const AreaCounts& area : verdict.areas) {
    if (area.pass == 0) continue;
    ++suite.tests;
    suite.cases += open_case("checks that pass", shown(area.area), nullptr) +
                   said(fmt::format("{} of {} checks pass", area.pass, area.checks)) + "    </testcase>\n";
  }
}

void add_gate(Suite& suite, const Verdict& verdict) {
  ++suite.tests;
  suite.cases += open_case("the gate was judged", "gate", nullptr);
  if (verdict.gate == GateOutcome::not_judged) {
    ++suite.errors;
    suite.cases += element("error", "not-judged", "nothing was judged", shown(verdict.not_judged_reason));
  } else {
    suite.cases += said(fmt::format("gate {}: {} errors, {} unknown, {} warnings, {} waived", to_string(verdict.gate),
                                    verdict.errors, verdict.unknown, verdict.warnings, verdict.waived));
  }
  suite.cases += "    </testcase>\n";
}

std::string counts(const Suite& suite) {
  return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"0\"", suite.tests,
                     suite.failures, suite.errors, suite.skipped);
}

std::string render_junit(const Report& report, const ReportStyle& style) {
  std::map<std::string, Suite> suites;
  for (const JudgedFinding& finding : report.verdict.findings) add_finding(suites, finding, report, style);
  add_passes(suites["sluice"], report.verdict);
  add_gate(suites["sluice"], report.verdict);
  Suite all;
  std::string body;
  for (const auto& [name, suite] : suites) {
    body += fmt::format("  <testsuite name=\"{}\" {}>\n{}  </testsuite>\n", xml(name), counts(suite), suite.cases);
    all.tests += suite.tests;
    all.failures += suite.failures;
    all.errors += suite.errors;
    all.skipped += suite.skipped;
  }
  return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"sluice\" {}>\n{}</testsuites>\n",
                     counts(all), body);
}

}  // namespace

extern const ReportFormat report_junit;
const ReportFormat report_junit{"junit", "JUnit XML: a suite a pack, a class an area, a case a rule and its subject",
                                render_junit};

}  // namespace sluice
