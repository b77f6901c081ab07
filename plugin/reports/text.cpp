// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The report for people: cause first, then place, rule, who acts by when, help; the result last, where it stays on the
// screen.
#include "base/text.hpp"
#include "base/escape.hpp"
#include "reports/report_format.hpp"
#include "reports/terminal_text.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

namespace sluice {
namespace text_report {

std::string paint(const ReportStyle& style, std::string_view code, std::string_view text) {
  return style.text.colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

std::string shown(std::string_view raw) {
  constexpr std::size_t longest = 1000;
  return to_visible_short(trim(raw), longest);
}

std::string shown_place(const Origin& origin) {
  std::string text = shown(origin.path);
  if (origin.line != 0) text += fmt::format(":{}", origin.line);
  if (origin.line != 0 && origin.column != 0) text += fmt::format(":{}", origin.column);
  if (!origin.pointer.empty()) text += fmt::format(" ({})", shown(origin.pointer));
  return text;
}

std::string shown_list(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size() && i < grouped_after; ++i) text += (i == 0 ? "" : ", ") + shown(items[i]);
  if (items.size() > grouped_after) text += fmt::format(" and {} more", items.size() - grouped_after);
  return text;
}

bool is_unknown(const JudgedFinding& finding) {
  return finding.outcome == Outcome::unknown || finding.outcome == Outcome::error;
}

bool is_shown(const JudgedFinding& finding, bool show_all) {
  if (finding.outcome == Outcome::pass || finding.outcome == Outcome::not_applicable) return false;
  return show_all || (!finding.waived && !finding.known && finding.action != Action::none);
}

std::string_view level_word(Action action) {
  switch (action) {
    case Action::fail:
      return "error";
    case Action::warn:
      return "warning";
    case Action::note:
    case Action::none:
      break;
  }
  return "note";
}

std::string_view level_colour(Action action) {
  switch (action) {
    case Action::fail:
      return red;
    case Action::warn:
      return yellow;
    case Action::note:
    case Action::none:
      break;
  }
  return cyan;
}

namespace {

std::string render_packs(const Verdict& verdict) {
  std::string text;
  for (const PackUsed& pack : verdict.packs) {
    text += fmt::format("{}{} {}{}", text.empty() ? "" : " + ", shown(pack.id), shown(pack.version),
                        pack.locked ? " (locked)" : "");
  }
  return text.empty() ? "no pack" : text;
}

std::string render_heading(const Report& report, const ReportStyle& style) {
  const std::string_view dot = style.text.ascii ? " | " : " · ";
  const Verdict& verdict = report.verdict;
  const std::string rung_place = verdict.rung_place.empty() ? "" : fmt::format(" ({})", shown(verdict.rung_place));
  return fmt::format("{} {}{}{}{}rung {}{}{}as of {}{}\n", shown(report.envelope.tool), shown(report.envelope.version),
                     dot, render_packs(verdict), dot, shown(verdict.rung), rung_place, dot,
                     shown(report.envelope.as_of), report.envelope.past_day ? " (a past day)" : "");
}

bool has_something_to_say(const Verdict& verdict) {
  return !verdict.findings.empty() || !verdict.remarks.empty() || !verdict.unknowns.empty();
}

std::string render_text(const Report& report, const ReportStyle& style) {
  const Verdict& verdict = report.verdict;
  std::string out = render_heading(report, style) + render_subjects(verdict);
  if (has_something_to_say(verdict) || !verdict.waivers.empty() || !verdict.obligations.empty()) {
    out += "\n" + render_findings(verdict, style) + render_remarks(verdict, style);
  }
  out += render_changes(report, style);
  if (has_something_to_say(verdict)) out += render_areas(verdict);
  out += render_conclusion(verdict, style);
  if (style.text.ascii) out = to_ascii_text(out);
  return style.wrap == 0 ? out : wrap_text(out, style.wrap);
}

}  // namespace
}  // namespace text_report

extern const ReportFormat report_text;
const ReportFormat report_text{
    "text", "for people: each finding with place, cause, rule, help and who acts by when; the result last",
    text_report::render_text};

}  // namespace sluice
