// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The first screen: how the gate stands and why, and who has to do what by when.
#include "base/text.hpp"
#include "reports/html_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::html_report {
namespace {

constexpr std::size_t most_reasons = 5;
constexpr std::size_t most_tasks = 6;
constexpr std::size_t most_accepted = 4;

bool stops(const Group& group) { return group.level == Level::error || group.level == Level::unknown; }

/// What stands against a pass: what stops, else what warns; causes only.
std::vector<std::size_t> reasons_of(const Page& page) {
  std::vector<std::size_t> stopping, warning;
  for (std::size_t i = 0; i < page.groups.size(); ++i) {
    const Group& group = page.groups[i];
    const JudgedFinding& first = page.report.verdict.findings[group.findings[0]];
    if (stops(group) && first.needs.empty()) stopping.push_back(i);
    if (group.level == Level::warning) warning.push_back(i);
  }
  return stopping.empty() ? warning : stopping;
}

Markup render_reason(Page& page, std::size_t index) {
  const Group& group = page.groups[index];
  const JudgedFinding& first = page.report.verdict.findings[group.findings[0]];
  Fields fields;
  fields.text("level", to_string(group.level)).text("id", group_id(index)).text("title", first.title);
  fields.text("rule", first.rule).flag("more", group.findings.size() > 1);
  constexpr std::size_t longest = 160;
  fields.text("times", grouped_digits(group.findings.size())).markup("place", Markup::text(place_of(first), longest));
  fields.markup("cause", Markup::text(first.cause, longest));
  return page.templates.fill("reason", fields);
}

Markup render_task(Page& page, const Task& task) {
  Fields fields;
  fields.text("route", task.route).text("contact", task.contact).text("findings", grouped_digits(task.findings));
  if (task.due) {
    fields.text("due", to_string(*task.due));
    if (const auto today = parse_day(page.report.envelope.as_of)) {
      fields.text("left", days_from(*today, *task.due)).flag("late", *task.due < *today);
    }
  }
  return page.templates.fill("task", fields);
}

void add_tile(Page& page, Markup& out, std::string_view name, const std::string& value, const std::string& more = {}) {
  if (value.empty()) return;
  Fields fields;
  fields.text("name", name).text("value", value).text("more", more);
  out += page.templates.fill("tile", fields);
}

/// What was accepted before of what is delivered now; without a store of acceptances nobody knows.
void add_accepted(Page& page, Markup& out) {
  const std::vector<LastAccepted>& accepted = page.report.verdict.accepted;
  for (std::size_t i = 0; i < std::min(most_accepted, accepted.size()); ++i) {
    const LastAccepted& one = accepted[i];
    std::string more = fmt::format("on {} by {} ({}), {}", sluice::to_string(one.day), one.by, one.role,
                                   one.is_signed ? "signed" : "a declaration");
    if (!one.conditions.empty()) more += ", under: " + one.conditions;
    if (one.until) more += ", until " + sluice::to_string(*one.until);
    if (one.max_deliveries != 0) more += fmt::format(", for {} deliveries", one.max_deliveries);
    add_tile(page, out, "Last accepted", one.component + (one.version.empty() ? "" : " " + one.version), more);
  }
  if (accepted.size() > most_accepted) {
    add_tile(page, out, "Accepted before", grouped_digits(accepted.size()), "of the components delivered now");
  }
}

Markup render_tiles(Page& page) {
  const Verdict& verdict = page.report.verdict;
  Markup out;
  std::uint64_t entries = 0, incomplete = 0;
  for (const JudgedDelivery& delivery : verdict.deliveries) {
    entries += delivery.entries;
    if (delivery.completeness != "complete") ++incomplete;
  }
  if (!verdict.deliveries.empty()) {
    add_tile(page, out, "Deliveries", grouped_digits(verdict.deliveries.size()),
             incomplete == 0 ? "" : fmt::format("{} not looked at in full", incomplete));
    add_tile(page, out, "Entries", grouped_digits(entries));
  }
  add_accepted(page, out);
  if (verdict.build) {
    add_tile(page, out, "Build", verdict.build->project,
             fmt::format("{}, {}", count_of(verdict.build->targets, "target", "targets"),
                         count_of(verdict.build->components, "component", "components")));
  }
  add_tile(page, out, "Checks", grouped_digits(verdict.checks), "by " + count_of(verdict.rules, "rule", "rules"));
  add_tile(page, out, "Rung", verdict.rung, verdict.rung_place.empty() ? "" : "by " + verdict.rung_place);
  if (verdict.next_expiry) add_tile(page, out, "Next waiver ends", to_string(*verdict.next_expiry));
  add_tile(page, out, "Holds until", page.report.envelope.valid_until);
  return out;
}

std::string sum_of(const Verdict& verdict) {
  const auto count = [](std::uint64_t n, std::string_view one, std::string_view many) {
    return grouped_digits(n) + " " + std::string(n == 1 ? one : many);
  };
  std::string text = count(verdict.errors, "error", "errors") + ", " + grouped_digits(verdict.unknown) + " unknown, " +
                     count(verdict.warnings, "warning", "warnings") + ", " + count(verdict.notes, "note", "notes") +
                     ", " + grouped_digits(verdict.waived) + " waived";
  if (verdict.known != 0) text += ", " + grouped_digits(verdict.known) + " known already";
  return text;
}

struct Words {
  std::string_view heading, gate_class;
};

Words words_of(const Verdict& verdict) {
  switch (verdict.gate) {
    case GateOutcome::passed:
      return {verdict.overridden ? "The gate passed by override" : "The gate passed", "passed"};
    case GateOutcome::failed:
      return {"The gate failed", "failed"};
    case GateOutcome::not_judged:
      break;
  }
  return {"The gate could not judge", "not-judged"};
}

}  // namespace

Markup render_decision(Page& page) {
  const Verdict& verdict = page.report.verdict;
  const Words words = words_of(verdict);
  Fields fields;
  fields.text("heading", words.heading).text("gate_class", words.gate_class).text("sum", sum_of(verdict));
  fields.flag("is_failed", verdict.gate == GateOutcome::failed).flag("is_passed", verdict.gate == GateOutcome::passed);
  fields.flag("is_not_judged", verdict.gate == GateOutcome::not_judged).text("override_note", verdict.override_note);
  if (verdict.gate == GateOutcome::not_judged)
    fields.text("not_judged_reason",
                verdict.not_judged_reason.empty() ? "no reason is known" : verdict.not_judged_reason);
  const std::vector<std::size_t> reasons = reasons_of(page);
  const bool only_warns = !reasons.empty() && !stops(page.groups[reasons[0]]);
  fields.text("why_title", only_warns ? "What to keep an eye on" : "Why");
  fields.text("why_none", verdict.waived + verdict.known == 0 ? "Nothing was found against it."
                                                              : "What was found is waived or known already.");
  Markup lines, tasks;
  for (std::size_t i = 0; i < std::min(most_reasons, reasons.size()); ++i) lines += render_reason(page, reasons[i]);
  if (reasons.size() > most_reasons) fields.number("reasons_more", reasons.size() - most_reasons);
  for (std::size_t i = 0; i < std::min(most_tasks, verdict.tasks.size()); ++i)
    tasks += render_task(page, verdict.tasks[i]);
  if (verdict.tasks.size() > most_tasks) fields.number("tasks_more", verdict.tasks.size() - most_tasks);
  fields.markup("reasons", lines).markup("tasks", tasks).markup("tiles", render_tiles(page));
  return page.templates.fill("decision", fields);
}

}  // namespace sluice::html_report
