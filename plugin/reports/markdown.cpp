// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/markdown_text.hpp"

#include "base/text.hpp"
#include "reports/annotation.hpp"
#include "reports/markdown_parts.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <limits>
#include <map>

namespace sluice {
namespace {

using text_report::shown;

/// Whatever was read: visible, and in a code span.
std::string code(std::string_view raw) { return markdown_code(shown(raw)); }
std::string cell(std::string_view raw) { return markdown_cell_code(shown(raw)); }

/// Writes rows until the page is full, and then how many are missing.
class Page {
 public:
  explicit Page(std::size_t most) : most_(most) {}

  void add(std::string_view text) { out_ += text; }
  /// Headings and the last lines have their place: a row leaves some room.
  void add_row(const std::string& row) {
    constexpr std::size_t reserve = 4096;
    if (out_.size() + row.size() + reserve > most_) {
      ++left_out_;
    } else {
      out_ += row;
    }
  }
  void end_table() {
    if (left_out_ != 0) out_ += fmt::format("\n{} more are left out here.\n", left_out_);
    left_out_ = 0;
  }
  std::string take() && { return std::move(out_); }

 private:
  std::size_t most_;
  std::size_t left_out_ = 0;
  std::string out_;
};

std::string_view result_of(const Verdict& verdict) {
  if (verdict.gate == GateOutcome::not_judged) return "nothing was judged";
  if (verdict.gate == GateOutcome::failed) return "the gate failed";
  return verdict.overridden ? "the gate passed by override" : "the gate passed";
}

void add_head(Page& page, const Report& report) {
  const Verdict& verdict = report.verdict;
  page.add(fmt::format("## Sluice: {}\n\n", result_of(verdict)));
  page.add(fmt::format("{}, {} unknown, {}, {} waived; rung {}, as of {}\n",
                       count_of(verdict.errors, "error", "errors"), verdict.unknown,
                       count_of(verdict.warnings, "warning", "warnings"), verdict.waived, code(verdict.rung),
                       code(report.envelope.as_of)));
  if (!verdict.not_judged_reason.empty()) page.add(fmt::format("\nNot judged: {}\n", code(verdict.not_judged_reason)));
  if (!verdict.override_note.empty()) page.add(fmt::format("\nOverride: {}\n", code(verdict.override_note)));
}

std::string word_of(const JudgedFinding& finding) {
  if (finding.waived) return "waived";
  if (finding.known) return "known";
  const std::string_view level = text_report::level_word(finding.action);
  return text_report::is_unknown(finding) ? fmt::format("{} (unknown)", level) : std::string(level);
}

std::string render_row(const JudgedFinding& finding) {
  const std::string place =
      finding.place.path.empty() ? shown(finding.subject) : text_report::shown_place(finding.place);
  const std::string due = finding.due ? " by " + to_string(*finding.due) : "";
  return fmt::format("| {} | {} | {} | {} | {}{} |\n", word_of(finding), cell(finding.rule),
                     markdown_cell_code(ci::headline(finding)), markdown_cell_code(place), cell(finding.route), due);
}

/// Each rule's first findings, unless all are asked for.
void add_findings(Page& page, const Verdict& verdict, const ReportStyle& style) {
  std::map<std::string_view, std::uint64_t> seen;
  page.add("\n### Findings\n\n| action | rule | what | where | who |\n|---|---|---|---|---|\n");
  for (const JudgedFinding& finding : verdict.findings) {
    if (!text_report::is_shown(finding, style.show_all)) continue;
    if (++seen[finding.rule] <= text_report::grouped_after || style.show_all) page.add_row(render_row(finding));
  }
  page.end_table();
  for (const auto& [rule, count] : seen) {
    if (count <= text_report::grouped_after || style.show_all) continue;
    page.add_row(fmt::format("\n{} more of {}.\n", count - text_report::grouped_after, code(rule)));
  }
  page.end_table();
}

void add_helps(Page& page, const Verdict& verdict, const ReportStyle& style) {
  std::map<std::string_view, const JudgedFinding*> first;
  for (const JudgedFinding& finding : verdict.findings) {
    if (text_report::is_shown(finding, style.show_all)) first.try_emplace(finding.rule, &finding);
  }
  if (first.empty()) return;
  page.add("\n### How to mend it\n\n");
  for (const auto& [rule, finding] : first) {
    for (const auto& [key, text] : ci::details(*finding, style)) {
      if (key.starts_with("help")) page.add_row(fmt::format("- {} {}: {}\n", code(rule), key, markdown_code(text)));
    }
  }
  page.end_table();
}

void add_remarks(Page& page, const Verdict& verdict) {
  if (verdict.remarks.empty() && verdict.unknowns.empty()) return;
  page.add("\n### Remarks\n\n");
  for (const Remark& remark : verdict.remarks) {
    page.add_row(fmt::format("- {} {}: {} {}\n", text_report::level_word(remark.action), code(remark.code),
                             code(remark.message), markdown_code(text_report::shown_place(remark.place))));
  }
  for (const Unknown& unknown : verdict.unknowns) {
    page.add_row(fmt::format("- not known: {}: {}\n", code(unknown.fact), code(unknown.reason)));
  }
  page.end_table();
}

void add_waivers(Page& page, const Verdict& verdict) {
  if (verdict.waivers.empty()) return;
  page.add("\n### Waivers\n\n| waiver | state | last day | owner | findings | why |\n|---|---|---|---|---|---|\n");
  for (const WaiverStanding& waiver : verdict.waivers) {
    const std::string last_day = waiver.expires ? to_string(*waiver.expires) : "";
    page.add_row(fmt::format("| {} | {} | {} | {} | {} | {} |\n", cell(waiver.id), cell(waiver.state), last_day,
                             cell(waiver.owner), waiver.findings,
                             cell(waiver.why.empty() ? waiver.reason : waiver.why)));
  }
  page.end_table();
}

void add_tasks(Page& page, const Verdict& verdict) {
  if (verdict.tasks.empty()) return;
  page.add("\n### To do\n\n");
  for (const Task& task : verdict.tasks) {
    const std::string due = task.due ? " by " + to_string(*task.due) : "";
    page.add_row(fmt::format("- {}: {}{}\n", code(task.route), count_of(task.findings, "finding", "findings"), due));
  }
  page.end_table();
}

std::string render_whole_markdown(const Report& report, const ReportStyle& style) {
  return render_markdown(report, style, std::numeric_limits<std::size_t>::max());
}

}  // namespace

std::string render_markdown(const Report& report, const ReportStyle& style, std::size_t most) {
  Page page(most);
  add_head(page, report);
  if (!report.verdict.findings.empty()) add_findings(page, report.verdict, style);
  add_helps(page, report.verdict, style);
  add_remarks(page, report.verdict);
  add_waivers(page, report.verdict);
  add_tasks(page, report.verdict);
  return std::move(page).take();
}

extern const ReportFormat report_markdown;
const ReportFormat report_markdown{"markdown", "for merge requests and wikis: findings, how to mend them, who must act",
                                   render_whole_markdown};

}  // namespace sluice
