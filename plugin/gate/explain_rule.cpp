// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/escape.hpp"
#include "base/text.hpp"
#include "gate/decision.hpp"
#include "gate/explain.hpp"
#include "gate/explain_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sluice {
namespace {

constexpr std::size_t shown_value = 60;

std::string severity_text(const Rule& rule) {
  std::string text(to_string(rule.severity));
  if (rule.danger) text += "; danger: it fails at every rung";
  if (rule.basis == Basis::heuristic) text += "; a heuristic: it only warns";
  return text;
}

/// "observe note, managed fail (here)".
std::string actions_text(const Rule& rule, const Policy& policy, Outcome outcome) {
  std::string out;
  for (const Rung& rung : policy.rungs) {
    out += fmt::format("{}{} {}{}", out.empty() ? "" : ", ", rung.name, to_string(action_at(rule, rung, outcome)),
                       rung.name == policy.rung ? " (here)" : "");
  }
  return out;
}

std::string date_text(const std::optional<Day>& from, Day day) {
  if (!from) return {};
  return fmt::format("{} ({})", to_string(*from), day < *from ? "not yet reached" : "reached");
}

std::string leeway_text(const Rule& rule) {
  const auto days = rule.leeway[static_cast<std::size_t>(rule.severity)];
  return days ? fmt::format("{} since it was {}", count_of(static_cast<std::uint64_t>(*days), "day", "days"),
                            rule.leeway_from)
              : "";
}

std::string exceptions_text(const Rule& rule) {
  return fmt::format("{}, {}, {}", rule.waivable ? "can be waived" : "cannot be waived",
                     rule.baseline_allowed ? "may be in a baseline" : "may not be in a baseline",
                     rule.overridable ? "a project may loosen it" : "a project may only tighten it");
}

/// Every setter of one field in the order of application; the last one holds.
std::string setters_of(const Rule& rule, const std::string& field) {
  std::vector<const Setter*> setters;
  for (const Setter& setter : rule.setters) {
    if (setter.field == field) setters.push_back(&setter);
  }
  std::string out = fmt::format("  {}\n", field);
  for (const Setter* setter : setters) {
    const std::string place = setter->span.file.empty() ? "" : to_string(setter->span);
    const std::string_view mark = setter == setters.back() ? "  <-" : "";
    out += fmt::format("    {}  {}{}{}{}\n", to_visible_short(setter->value, shown_value), setter->by,
                       place.empty() ? "" : "  ", place, mark);
  }
  return out;
}

std::string fields_text(const Rule& rule) {
  std::set<std::string> fields;
  for (const Setter& setter : rule.setters) fields.insert(setter.field);
  std::string out = "fields, each with all who set it; <- marks the value that holds\n";
  for (const std::string& field : fields) out += setters_of(rule, field);
  return out;
}

std::string waivers_text(const Rule& rule, const Policy& policy, Day day) {
  std::string out;
  for (const Waiver& waiver : policy.waivers) {
    const std::vector<const Rule*> rules = rules_of(waiver, policy);
    if (std::ranges::find(rules, &rule) == rules.end()) continue;
    const WaiverAnswer answer = standing(waiver, policy, day);
    const std::string owner = waiver.owner.empty() ? "not named" : waiver.owner;
    out += fmt::format("  {} is {}: {}; owner {} ({})\n", waiver.id, to_string(answer.state), answer.why, owner,
                       to_string(waiver.span));
  }
  return "waivers considered\n" + (out.empty() ? "  none names this rule\n" : out);
}

std::string clauses_text(const Rule& rule) {
  std::vector<std::string> clauses;
  for (const Rule::Clause& clause : rule.clauses) clauses.push_back(clause.standard + " " + clause.clause);
  return join(clauses, ", ");
}

}  // namespace

std::string explain_rule(const Rule& rule, const Policy& policy, Day day) {
  std::string out = fmt::format("rule {}: {}\n", rule.id, rule.title);
  out += explain_line("kind", rule.kind);
  out += explain_line("written at", to_string(rule.span));
  out += explain_line("selected by", join(rule.packs, ", "));
  out += explain_line("asked for by", clauses_text(rule));
  out += explain_line("severity", severity_text(rule));
  out += explain_line("rests on a", to_string(rule.basis));
  out += explain_line("needs", to_string(rule.scope));
  out += explain_line("if it fails", actions_text(rule, policy, Outcome::fail));
  out += explain_line("if unknown", actions_text(rule, policy, Outcome::unknown));
  out += explain_line("warns from", date_text(rule.warns_from, day));
  out += explain_line("fails from", date_text(rule.fails_from, day));
  out += explain_line("leeway", leeway_text(rule));
  out += explain_line("exceptions", exceptions_text(rule));
  out += explain_line("obligations", join(rule.obligations, ", "));
  out += explain_line("replaces", join(rule.replaces, ", "));
  out += explain_line("why", rule.rationale);
  out += explain_line("help (supplier)", rule.fix_supplier);
  out += explain_line("help (integrator)", rule.fix_integrator);
  out += explain_line("help (coordinator)", rule.fix_coordinator);
  out += explain_line("command", rule.fix_command);
  out += explain_line("documents", rule.fix_docs);
  return out + waivers_text(rule, policy, day) + fields_text(rule);
}

}  // namespace sluice
