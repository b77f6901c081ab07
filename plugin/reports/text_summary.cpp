// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/text.hpp"
#include "reports/text_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sluice::text_report {
namespace {

/// Writes items with `write` until the style's bound, then how many more there are.
template <class Items, class Write>
std::string render_some(const Items& items, const ReportStyle& style, Write write) {
  std::string out;
  const std::size_t most = style.show_all ? items.size() : std::min(grouped_after, items.size());
  for (std::size_t i = 0; i < most; ++i) out += write(items[i]);
  if (items.size() > most) out += fmt::format("  ... and {} more (--all shows each)\n", items.size() - most);
  return out;
}

std::string with_gap(std::string block) { return block.empty() ? block : std::move(block) + "\n"; }

std::string render_delivery(const JudgedDelivery& delivery) {
  std::string text = fmt::format("  delivery {}: {}, {}", shown(delivery.name), shown(delivery.format),
                                 count_of(delivery.entries, "entry", "entries"));
  if (delivery.containers > 1) text += fmt::format(" in {} containers", delivery.containers);
  if (!delivery.supplier.empty()) text += fmt::format(", supplier {}", shown(delivery.supplier));
  if (!delivery.rung.empty()) text += fmt::format(", rung {}", shown(delivery.rung));
  if (!delivery.completeness.empty() && delivery.completeness != "complete")
    text += fmt::format(", {}", shown(delivery.completeness));
  if (!delivery.reason.empty()) text += fmt::format(" ({})", shown(delivery.reason));
  return text + "\n";
}

std::string render_accepted(const LastAccepted& one) {
  std::string text = fmt::format("  last accepted of {}: version {} on {} by {} ({}), {}", shown(one.component),
                                 one.version.empty() ? "unknown" : shown(one.version), to_string(one.day),
                                 shown(one.by), shown(one.role), one.is_signed ? "signed" : "a declaration");
  if (!one.conditions.empty()) text += fmt::format("; under '{}'", shown(one.conditions));
  if (one.until) text += fmt::format("; until {}", to_string(*one.until));
  if (one.max_deliveries != 0) text += fmt::format("; for {} deliveries", one.max_deliveries);
  return text + "\n";
}

std::string render_build(const BuildSummary& build) {
  std::string text =
      fmt::format("  build {}: {}, {}, {}", shown(build.project), count_of(build.targets, "target", "targets"),
                  count_of(build.components, "component", "components"), count_of(build.uses, "use", "uses"));
  if (build.link_inputs != 0) {
    text += fmt::format("; of {}, {} with owner, {} with version, {} with linkage",
                        count_of(build.link_inputs, "link input", "link inputs"), build.link_inputs_owned,
                        build.link_inputs_versioned, build.link_inputs_linkage);
  }
  return text + "\n";
}

std::string render_remark(const Remark& remark, const ReportStyle& style) {
  const std::string head = fmt::format("{}[{}]", level_word(remark.action), shown(remark.code));
  std::string text = paint(style, level_colour(remark.action), head) + fmt::format(": {}\n", shown(remark.message));
  if (!remark.place.path.empty())
    text += fmt::format("  {} {}\n", paint(style, blue, "-->"), shown_place(remark.place));
  if (!remark.help.empty())
    text += fmt::format("   {} {}: {}\n", paint(style, blue, "="), paint(style, green, "help"), shown(remark.help));
  return text;
}

std::string render_unknown(const Unknown& unknown) {
  const std::string place = unknown.origin.path.empty() ? "" : fmt::format(" ({})", shown_place(unknown.origin));
  return fmt::format("  not known: {}: {}{}\n", shown(unknown.fact), shown(unknown.reason), place);
}

/// "active, expires 2026-11-01 (30 days left)".
std::string render_state(const WaiverStanding& waiver) {
  const std::string state = shown(waiver.state);
  if (!waiver.expires) return state;
  const std::string day = to_string(*waiver.expires);
  if (waiver.days_left >= 0) {
    return fmt::format("{}, expires {} ({} left)", state, day,
                       count_of(static_cast<std::uint64_t>(waiver.days_left), "day", "days"));
  }
  const auto days_ago = static_cast<std::uint64_t>(-static_cast<std::int64_t>(waiver.days_left));
  const std::string since = fmt::format("expired {} ago ({})", count_of(days_ago, "day", "days"), day);
  return state == "expired" ? since : state + ", " + since;
}

std::string render_waiver(const WaiverStanding& waiver) {
  std::string text = fmt::format("  waiver {}: {}, {}", shown(waiver.id), render_state(waiver),
                                 count_of(waiver.findings, "finding", "findings"));
  if (!waiver.owner.empty()) text += fmt::format(", owner {}", shown(waiver.owner));
  if (!waiver.approved_by.empty()) text += fmt::format(", approved by {}", shown(waiver.approved_by));
  if (!waiver.ticket.empty()) text += fmt::format(", ticket {}", shown(waiver.ticket));
  if (!waiver.why.empty()) text += fmt::format("; {}", shown(waiver.why));
  if (!waiver.place.path.empty()) text += fmt::format(" ({})", shown_place(waiver.place));
  return text + "\n";
}

/// "  next rung: 3 findings would fail at managed", a line for each such text.
std::string render_shadow(const Verdict& verdict) {
  std::map<std::string_view, std::uint64_t> counts;
  for (const JudgedFinding& finding : verdict.findings) {
    if (!finding.shadow.empty()) ++counts[finding.shadow];
  }
  std::string out;
  for (const auto& [text, count] : counts)
    out += fmt::format("  next rung: {} {}\n", count_of(count, "finding", "findings"), shown(text));
  return out;
}

/// Findings that are only counted: silenced by the baseline.
std::string render_known(const Verdict& verdict, const ReportStyle& style) {
  if (verdict.known == 0 || style.show_all) return {};
  return fmt::format("  baseline: {} known already (--all shows each)\n",
                     count_of(verdict.known, "finding", "findings"));
}

struct Column {
  std::string_view title;
  std::uint64_t AreaCounts::*count;
};
constexpr Column columns[] = {
    {"checks", &AreaCounts::checks},   {"pass", &AreaCounts::pass},   {"fail", &AreaCounts::fail},
    {"unknown", &AreaCounts::unknown}, {"warn", &AreaCounts::warn},   {"note", &AreaCounts::note},
    {"waived", &AreaCounts::waived},   {"known", &AreaCounts::known}, {"n/a", &AreaCounts::not_applicable}};

std::string render_tasks(const Verdict& verdict) {
  std::string out;
  for (const Task& task : verdict.tasks) {
    out += fmt::format("{}{} {}", out.empty() ? "to do: " : "   ", shown(task.route), task.findings);
    if (task.due) out += fmt::format(" (by {})", to_string(*task.due));
  }
  return out.empty() ? out : out + "\n";
}

/// Where the long text of what stops the gate is found.
std::string render_pointer(const Verdict& verdict) {
  const auto found = std::ranges::find_if(verdict.findings, [](const JudgedFinding& finding) {
    return finding.action == Action::fail && !finding.waived && finding.needs.empty();
  });
  return found == verdict.findings.end() ? "" : fmt::format("long text: sluice explain {}\n", shown(found->rule));
}

void append_count(std::string& text, std::uint64_t n, std::string_view singular, std::string_view plural) {
  if (n != 0) text += ", " + count_of(n, singular, plural);
}

std::string render_passed(const Verdict& verdict) {
  std::string text = fmt::format("gate passed: {}, {}", count_of(verdict.checks, "check", "checks"),
                                 count_of(verdict.warnings, "warning", "warnings"));
  append_count(text, verdict.unknown, "unknown", "unknown");
  append_count(text, verdict.notes, "note", "notes");
  text += fmt::format(", {} waived", verdict.waived);
  if (verdict.next_expiry) text += fmt::format(" (next expiry {})", to_string(*verdict.next_expiry));
  append_count(text, verdict.known, "known", "known");
  return text;
}

std::string render_failed(const Verdict& verdict, std::string_view head) {
  std::string text = fmt::format("{}: {}", head, count_of(verdict.errors, "error", "errors"));
  append_count(text, verdict.unknown, "unknown", "unknown");
  text += ", " + count_of(verdict.warnings, "warning", "warnings");
  append_count(text, verdict.notes, "note", "notes");
  text += fmt::format(", {} waived", verdict.waived);
  append_count(text, verdict.known, "known", "known");
  return text;
}

std::string render_gate(const Verdict& verdict, const ReportStyle& style) {
  switch (verdict.gate) {
    case GateOutcome::passed:
      if (verdict.overridden) return paint(style, yellow, render_failed(verdict, "gate passed by override"));
      return paint(style, green, render_passed(verdict));
    case GateOutcome::failed:
      return paint(style, red, render_failed(verdict, "gate FAILED"));
    case GateOutcome::not_judged:
      break;
  }
  const std::string reason =
      verdict.not_judged_reason.empty() ? "no reason is known" : shown(verdict.not_judged_reason);
  return paint(style, magenta, fmt::format("gate NOT JUDGED: {}", reason));
}

}  // namespace

std::string render_subjects(const Verdict& verdict) {
  std::string out;
  for (const JudgedDelivery& delivery : verdict.deliveries) out += render_delivery(delivery);
  for (const LastAccepted& one : verdict.accepted) out += render_accepted(one);
  if (verdict.build) out += render_build(*verdict.build);
  return out;
}

std::string render_remarks(const Verdict& verdict, const ReportStyle& style) {
  std::string out =
      with_gap(render_some(verdict.remarks, style, [&](const Remark& remark) { return render_remark(remark, style); }));
  std::string lines = render_some(verdict.unknowns, style, render_unknown);
  lines += render_some(verdict.waivers, style, render_waiver);
  lines += render_known(verdict, style);
  lines += render_shadow(verdict);
  lines += render_some(verdict.obligations, style, [](const std::string& obligation) {
    return fmt::format("  obligation {}\n", shown(obligation));
  });
  return out + with_gap(std::move(lines));
}

std::string render_areas(const Verdict& verdict) {
  if (verdict.areas.empty()) return {};
  constexpr std::size_t area_width = 18;
  std::string out(area_width + 2, ' ');
  for (const Column& column : columns) out += fmt::format("  {}", column.title);
  out += "\n";
  for (const AreaCounts& area : verdict.areas) {
    out += fmt::format("  {:<{}}", shown(area.area) + ".*", area_width);
    for (const Column& column : columns) out += fmt::format("  {:>{}}", area.*column.count, column.title.size());
    out += "\n";
  }
  return with_gap(std::move(out));
}

std::string render_conclusion(const Verdict& verdict, const ReportStyle& style) {
  std::string out = render_tasks(verdict);
  if (verdict.gate == GateOutcome::failed) out += render_pointer(verdict);
  if (!verdict.override_note.empty()) out += fmt::format("override: {}\n", shown(verdict.override_note));
  return out + render_gate(verdict, style) + "\n";
}

}  // namespace sluice::text_report
