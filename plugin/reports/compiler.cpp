// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The form of g++'s diagnostics, `file:line:column: error: text [-Wsluice-...]`, which editors, Ninja's log and Jenkins
// read. It points at the CMake call that took the thing in, because the archive is no file that an editor opens. The
// option form of the tag is deliberate: log readers take a bare `[word]` at the end of a line for clang-tidy's
// (research/policy-gates.md section 6.4).
#include "base/text.hpp"
#include "reports/annotation.hpp"
#include "reports/report_format.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sluice {
namespace {

using text_report::level_word;
using text_report::shown;

/// "sluice-archive-escapes-root" of "archive.escapes-root": only what an option's name may hold.
std::string tag_of(std::string_view rule) {
  std::string tag = "sluice-" + to_lower_ascii(rule);
  for (char& c : tag) {
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!is_kept) c = '-';
  }
  return tag;
}

/// "file:line:column: " as compilers write it. A path that is empty, or begins with a blank or a mark, gets "./" in
/// front, so that nothing of a stranger's begins a line.
std::string shown_prefix(const Origin& origin, std::string_view subject) {
  std::string path = shown(origin.path.empty() ? subject : std::string_view(origin.path));
  const bool is_plain = !path.empty() && path.front() != ':' && path.front() != '#' && path.front() != '-';
  if (!is_plain) path = "./" + path;
  return fmt::format("{}:{}:{}: ", path, std::max(1u, origin.line), std::max(1u, origin.column));
}

void note(std::string& out, const std::string& prefix, std::string_view key, const std::string& value) {
  if (!value.empty()) out += fmt::format("{}note: {}: {}\n", prefix, key, value);
}

std::string render_finding(const JudgedFinding& finding, const ReportStyle& style) {
  const std::string prefix = shown_prefix(finding.taken_in.value_or(finding.place), finding.subject);
  std::string text = ci::headline(finding);
  if (finding.waived) text += fmt::format(" (waived by {})", shown(finding.waiver));
  std::string out = fmt::format("{}{}: {} [-W{}]\n", prefix,
                                level_word(finding.waived || finding.known ? Action::note : finding.action), text,
                                tag_of(finding.rule));
  for (const auto& [key, value] : ci::details(finding, style)) note(out, prefix, key, value);
  return out;
}

/// One line for all that was not judged because of one cause, as severe as the worst of it.
std::string render_consequences(std::string_view cause, const std::vector<const JudgedFinding*>& findings) {
  std::set<std::string_view> rules;
  Action worst = Action::none;
  for (const JudgedFinding* finding : findings) {
    rules.insert(finding->rule);
    worst = std::max(worst, finding->action);
  }
  const Origin place = findings.front()->taken_in.value_or(findings.front()->place);
  return fmt::format("{}{}: not judged because of {}: {} [-W{}]\n", shown_prefix(place, findings.front()->subject),
                     level_word(worst), shown(cause),
                     shown(join(std::vector<std::string>(rules.begin(), rules.end()), ", ")), tag_of(cause));
}

/// Each rule's first findings in full; the rest of a rule is one line at the end, and so are the consequences of a
/// cause, unless all are asked for.
std::string render_findings(const Verdict& verdict, const ReportStyle& style) {
  std::string out;
  std::map<std::string_view, std::uint64_t> seen;
  std::map<std::string_view, std::vector<const JudgedFinding*>> consequences;
  for (const JudgedFinding& finding : verdict.findings) {
    if (!text_report::is_shown(finding, style.show_all)) continue;
    if (!finding.needs.empty() && !style.show_all) {
      consequences[finding.needs].push_back(&finding);
      continue;
    }
    if (++seen[finding.rule] <= text_report::grouped_after || style.show_all) out += render_finding(finding, style);
  }
  for (const auto& [rule, count] : seen) {
    if (count <= text_report::grouped_after || style.show_all) continue;
    const std::uint64_t more = count - text_report::grouped_after;
    out += fmt::format("sluice:1:1: note: ... and {} more of {} (--all shows each) [-W{}]\n", more, shown(rule),
                       tag_of(rule));
  }
  for (const auto& [cause, findings] : consequences) out += render_consequences(cause, findings);
  return out;
}

std::string render_compiler(const Report& report, const ReportStyle& style) {
  std::string out = render_findings(report.verdict, style);
  for (const Remark& remark : report.verdict.remarks) {
    const std::string prefix = shown_prefix(remark.place, "sluice");
    out +=
        fmt::format("{}{}: {} [-W{}]\n", prefix, level_word(remark.action), shown(remark.message), tag_of(remark.code));
    note(out, prefix, "help", shown(remark.help));
  }
  if (!report.verdict.override_note.empty()) {
    out += fmt::format("sluice:1:1: warning: {} [-Wsluice-override]\n", shown(report.verdict.override_note));
  }
  if (report.verdict.gate == GateOutcome::not_judged) {
    out += fmt::format("sluice:1:1: error: not judged: {} [-Wsluice-not-judged]\n",
                       shown(report.verdict.not_judged_reason));
  }
  return out;
}

}  // namespace

extern const ReportFormat report_compiler;
const ReportFormat report_compiler{
    "compiler", "file:line:column: error: text [-Wsluice-rule], at the CMake call, for editors and log readers",
    render_compiler};

}  // namespace sluice
