// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Findings, by rule: what they share is said once, then each with its place.
#include "base/text.hpp"
#include "reports/html_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sluice::html_report {
namespace {

constexpr std::size_t chunk_size = 50;  ///< findings that the browser lays out at once
constexpr std::size_t most_places = 10;

/// Writes the group of findings of one rule.
class GroupWriter {
 public:
  GroupWriter(Page& page, std::size_t index)
      : page_(page), group_(page.groups[index]), index_(index), first_(finding(group_.findings[0])) {}

  Markup write() {
    shares_supplier_ = shares(&JudgedFinding::help_supplier);
    shares_integrator_ = shares(&JudgedFinding::help_integrator);
    Fields fields;
    fields.text("level", to_string(group_.level)).text("id", group_id(index_)).text("rule", first_.rule);
    fields.text("title", first_.title).number("count", group_.findings.size());
    fields.flag("open", group_.level == Level::error || group_.level == Level::unknown);
    fields.text("meta", meta()).text("place", first_.rule_place).text("clauses", join(first_.clauses, ", "));
    fields.text("packs", join(first_.packs, ", ")).text("needs", first_.needs).text("docs", first_.docs);
    Markup help;
    if (shares_supplier_) help += render_help("For the supplier", "supplier", first_.help_supplier);
    if (shares_integrator_) help += render_help("For the integrator", "integrator", first_.help_integrator);
    fields.markup("help", help).markup("findings", render_chunks());
    return page_.templates.fill("group", fields);
  }

 private:
  const JudgedFinding& finding(std::size_t index) const { return page_.report.verdict.findings[index]; }

  bool shares(std::string JudgedFinding::*text) const {
    return std::ranges::all_of(group_.findings, [&](std::size_t i) { return finding(i).*text == first_.*text; });
  }

  std::string meta() const {
    std::string text(sluice::to_string(first_.severity));
    if (first_.danger) text += ", endangers who unpacks it";
    if (!first_.waivable) text += ", cannot be waived";
    text += fmt::format(", {}", sluice::to_string(first_.basis));
    return text;
  }

  bool is_for(std::string_view whom) const { return page_.style.audience.empty() || page_.style.audience == whom; }

  Markup render_help(std::string_view title, std::string_view whom, const std::string& text) {
    if (text.empty() || !is_for(whom)) return {};
    Fields fields;
    fields.text("whom", title).text("text", text);
    return page_.templates.fill("help", fields);
  }

  Markup render_chunks() {
    Markup chunks;
    for (std::size_t from = 0; from < group_.findings.size(); from += chunk_size) {
      Markup rows;
      const std::size_t to = std::min(from + chunk_size, group_.findings.size());
      for (std::size_t i = from; i < to; ++i) rows += render_finding(group_.findings[i]);
      Fields fields;
      chunks += page_.templates.fill("chunk", fields.markup("rows", rows));
    }
    return chunks;
  }

  static std::string who(const JudgedFinding& one) {
    std::string text = one.route;
    if (!one.contact.empty()) text += fmt::format(" <{}>", one.contact);
    if (one.due) text += fmt::format(", by {}", sluice::to_string(*one.due));
    return text;
  }

  Markup render_finding(std::size_t index) {
    const JudgedFinding& one = finding(index);
    Fields fields;
    fields.text("id", finding_id(index)).text("route", one.route).text("place", place_of(one)).text("cause", one.cause);
    if (one.due) fields.text("due", sluice::to_string(*one.due));
    fields.text("who", who(one)).markup("more", render_more(one));
    return page_.templates.fill("finding", fields);
  }

  void add(Markup& out, std::string_view name, const std::string& value) {
    if (value.empty()) return;
    Fields fields;
    fields.text("name", name).text("value", value);
    out += page_.templates.fill("item", fields);
  }

  Markup render_more(const JudgedFinding& one) {
    Markup out;
    if (!one.place.path.empty() && one.subject != one.place.path) add(out, "Subject", one.subject);
    if (one.term != one.subject && one.term != one.place.path) add(out, "Found", one.term);
    add(out, "Expected", one.expected);
    add(out, "Supplier", one.supplier);
    for (std::size_t i = 0; i < std::min(most_places, one.related.size()); ++i)
      add(out, "See also", place_of(one.related[i]));
    if (one.related.size() > most_places)
      add(out, "See also", fmt::format("{} more places", one.related.size() - most_places));
    if (one.taken_in) add(out, "Taken in at", place_of(*one.taken_in));
    if (!shares_supplier_ && is_for("supplier")) add(out, "Help for supplier", one.help_supplier);
    if (!shares_integrator_ && is_for("integrator")) add(out, "Help for integrator", one.help_integrator);
    for (const std::string& note : one.notes) add(out, "Note", note);
    add(out, "Waiver", one.waiver);
    add(out, "Obligations", join(one.obligations, ", "));
    add_decision(out, one);
    add(out, "Next", one.command);
    if (one.clears != 0) add(out, "Clears", count_of(one.clears, "more finding", "more findings"));
    add(out, "Fingerprint", one.fingerprint);
    return out;
  }

  void add_decision(Markup& out, const JudgedFinding& one) {
    for (const Step& step : one.steps)
      add(out, "Decided", fmt::format("{}: {} ({})", step.stage, sluice::to_string(step.action), step.why));
    if (one.becomes)
      add(out, "Becomes",
          fmt::format("{} from {}", sluice::to_string(one.becomes->action), sluice::to_string(one.becomes->from)));
    add(out, "Next rung", one.shadow);
  }

  Page& page_;
  const Group& group_;
  std::size_t index_;
  const JudgedFinding& first_;
  bool shares_supplier_ = true, shares_integrator_ = true;
};

Markup render_levels(Page& page) {
  std::map<Level, std::size_t> counts;
  for (const Group& group : page.groups) counts[group.level] += group.findings.size();
  Markup out;
  for (const auto& [level, count] : counts) {
    Fields fields;
    fields.text("level", to_string(level)).text("count", grouped_digits(count));
    out += page.templates.fill("level_box", fields);
  }
  return out;
}

}  // namespace

Markup render_findings(Page& page) {
  if (page.groups.empty()) return {};
  Markup groups;
  std::size_t total = 0;
  for (std::size_t i = 0; i < page.groups.size(); ++i) {
    groups += GroupWriter(page, i).write();
    total += page.groups[i].findings.size();
  }
  Fields fields;
  fields.text("total", grouped_digits(total));
  fields.markup("levels", render_levels(page)).markup("groups", groups);
  return page.templates.fill("findings", fields);
}

}  // namespace sluice::html_report
