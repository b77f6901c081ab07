// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// TAP version 14 (testanything.org). A finding that only warns fails and does not count yet, which is what the first of
// its directives says; what a waiver or the baseline silences is skipped; a run that judged nothing bails out.
#include "base/json_writer.hpp"
#include "reports/annotation.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

using text_report::shown;

constexpr std::string_view not_yet =
    " # TO"
    "DO ";
constexpr std::string_view skip = " # SKIP ";

/// A description or a reason: "#" begins a directive, "\" escapes.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '#' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// A text of the YAML block: JSON's strings are YAML's too (YAML 1.2, 1.3).
std::string quoted(std::string_view text) {
  json::Writer out(false);
  out.string(text);
  return out.take();
}

std::string_view with_article(Action action) {
  if (action == Action::fail) return "an error";
  return action == Action::warn ? "a warning" : "a note";
}

std::string directive_of(const JudgedFinding& finding, const Verdict& verdict) {
  if (finding.waived) return fmt::format("{}waived by {}", skip, escaped(ci::waiver_line(finding, verdict)));
  if (finding.known) return fmt::format("{}known when the baseline was made", skip);
  if (finding.outcome == Outcome::not_applicable) return fmt::format("{}not applicable", skip);
  if (finding.action == Action::fail || finding.outcome == Outcome::pass) return "";
  if (finding.becomes) {
    return fmt::format("{}becomes {} on {}", not_yet, with_article(finding.becomes->action),
                       to_string(finding.becomes->from));
  }
  return fmt::format("{}{} at this rung", not_yet, with_article(finding.action));
}

std::string render_block(const JudgedFinding& finding, const ReportStyle& style) {
  std::string out = "  ---\n";
  out += fmt::format("  message: {}\n  severity: {}\n", quoted(ci::headline(finding)), to_string(finding.severity));
  for (const auto& [key, text] : ci::details(finding, style))
    out += fmt::format("  {}: {}\n", quoted(key), quoted(text));
  return out + "  ...\n";
}

class Points {
 public:
  void add(bool is_ok, std::string_view description, const std::string& rest) {
    out_ += fmt::format("{}ok {} - {}{}\n", is_ok ? "" : "not ", ++count_, escaped(description), rest);
  }
  void add_block(const std::string& block) { out_ += block; }
  std::string take() && { return fmt::format("TAP version 14\n1..{}\n{}", count_, out_); }

 private:
  std::string out_;
  std::size_t count_ = 0;
};

std::string render_tap(const Report& report, const ReportStyle& style) {
  const Verdict& verdict = report.verdict;
  if (verdict.gate == GateOutcome::not_judged) {
    return fmt::format("TAP version 14\nBail out! nothing was judged: {}\n", shown(verdict.not_judged_reason));
  }
  Points points;
  for (const AreaCounts& area : verdict.areas) {
    if (area.pass != 0) points.add(true, shown(area.area) + ": checks that pass", "");
  }
  for (const JudgedFinding& finding : verdict.findings) {
    const std::string directive = directive_of(finding, verdict);
    const bool is_ok = directive.starts_with(skip) || finding.outcome == Outcome::pass;
    const std::string place =
        finding.place.path.empty() ? shown(finding.subject) : text_report::shown_place(finding.place);
    points.add(is_ok, fmt::format("{}: {}", shown(finding.rule), place), directive);
    if (!is_ok) points.add_block(render_block(finding, style));
  }
  points.add(true, fmt::format("the gate was judged: {}", to_string(verdict.gate)), "");
  return std::move(points).take();
}

}  // namespace

extern const ReportFormat report_tap;
const ReportFormat report_tap{"tap", "TAP 14: what only warns is a test that need not pass yet", render_tap};

}  // namespace sluice
