// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/finding_judge.hpp"

#include "checks/matching.hpp"
#include "gate/decision.hpp"
#include "gate/fingerprint.hpp"
#include "gate/fix_text.hpp"
#include "gate/shadow.hpp"
#include "gate/suppliers.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

/// The day from which leeway counts: the finding's value of that name ("published", "fix-available", "first-seen").
std::optional<Day> leeway_start(const Finding& finding, const Rule& rule) {
  for (const auto& [name, value] : finding.values) {
    if (name == rule.leeway_from) return parse_day(value);
  }
  return std::nullopt;
}

void describe_rule(const Rule& rule, JudgedFinding& judged) {
  judged.rule = rule.id;
  judged.kind = rule.kind;
  judged.title = rule.title;
  judged.severity = rule.severity;
  judged.basis = rule.basis;
  judged.scope = rule.scope;
  judged.danger = rule.danger;
  judged.waivable = rule.waivable;
  judged.packs = rule.packs;
  judged.rule_place = to_string(rule.span);
  judged.obligations = rule.obligations;
  judged.docs = rule.fix_docs;
  for (const Rule::Clause& clause : rule.clauses) judged.clauses.push_back(clause.standard + " " + clause.clause);
}

/// The CMake call that took the subject in, or linked it.
std::optional<Origin> taken_in_at(const Inventory& inventory, const Subject& subject, const Delivery* delivery) {
  if (delivery != nullptr) return delivery->taken_in;
  if (subject.kind == SubjectKind::use) return inventory.uses[subject.index].origin;
  if (subject.kind != SubjectKind::component || inventory.components[subject.index].origins.empty())
    return std::nullopt;
  return inventory.components[subject.index].origins.front();
}

void describe_subject(const Finding& finding, const Inventory& inventory, Judged& judged) {
  JudgedFinding& out = judged.finding;
  const Delivery* delivery = find_delivery(inventory, finding.subject);
  if (delivery != nullptr) judged.delivery = static_cast<std::uint32_t>(delivery - inventory.deliveries.data());
  out.subject_kind = finding.subject.kind;
  out.subject = subject_name(inventory, finding.subject);
  out.supplier = subject_supplier(inventory, finding.subject);
  out.taken_in = taken_in_at(inventory, finding.subject, delivery);
  out.place = finding.place.path.empty() ? subject_place(inventory, finding.subject) : finding.place;
  out.related = finding.related;
  out.outcome = finding.outcome;
  out.term = finding.term;
  out.cause = finding.cause;
  out.expected = finding.expected;
  out.needs = finding.needs;
}

void take_over(Decision decision, Judged& judged) {
  JudgedFinding& out = judged.finding;
  out.action = decision.action;
  out.steps = std::move(decision.steps);
  out.becomes = decision.becomes;
  out.waived = decision.waived;
  out.known = decision.known;
  out.waiver = std::move(decision.waiver);
  out.notes = std::move(decision.notes);
  judged.overridden = decision.overridden;
}

}  // namespace

FindingJudge::FindingJudge(const CheckInput& input, const JudgeOptions& options)
    : input_(input), options_(options), waivers_(input.policy, input.day), routes_(input.policy), rungs_(input.policy) {}

Judged FindingJudge::judge(const Finding& finding) const {
  Judged judged;
  describe_rule(input_.policy.rules[finding.rule], judged.finding);
  describe_subject(finding, input_.inventory, judged);
  decide(finding, judged);
  add_route_and_help(finding, judged.finding);
  return judged;
}

void FindingJudge::decide(const Finding& finding, Judged& judged) const {
  const Rule& rule = input_.policy.rules[finding.rule];
  JudgedFinding& out = judged.finding;
  out.fingerprint = make_fingerprint(rule.id, subject_key(input_.inventory, finding, rule), finding.term);
  const RungChoice choice = rungs_.choose(input_, finding, out.supplier);
  judged.waivers = waivers_.consider(input_, finding);
  const DecisionInput decision{
      rule,           finding.outcome,     choice.rung,      out.fingerprint, leeway_start(finding, rule),
      judged.waivers, options_.is_release, options_.now_unix};
  take_over(decide_action(decision, input_.policy, input_.day), judged);
  out.shadow = shadow_of(decision, choice, input_.policy, input_.day);
}

void FindingJudge::add_route_and_help(const Finding& finding, JudgedFinding& judged) const {
  const Rule& rule = input_.policy.rules[finding.rule];
  Assignment assignment = routes_.assign(input_, finding, judged.supplier);
  judged.route = std::move(assignment.route);
  judged.contact = std::move(assignment.contact);
  judged.due = assignment.due;
  judged.help_supplier = fill_text(rule.fix_supplier, finding, judged);
  judged.help_integrator = fill_text(rule.fix_integrator, finding, judged);
  judged.command = fill_command(rule.fix_command, finding, judged);
  if (judged.command.empty()) {
    judged.command = fmt::format("{} explain {}", options_.command.empty() ? "sluice" : options_.command, rule.id);
  }
}

}  // namespace sluice
