// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What a supplier may see. Everything is built up or cleared by name, so that a field added later is a decision here.
#include "gate/supplier_view.hpp"

#include "checks/matching.hpp"
#include "gate/waivers.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace sluice {
namespace {

constexpr const char* receiver = "receiver";

bool names(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

/// Settles a list of names that the receiver's side decides: false if it can never fit. What fits needs no list.
bool settle(std::vector<std::string>& list, const std::string& word) {
  if (list.empty()) return true;
  const bool fits = names(list, word);
  list.clear();
  return fits;
}

/// Leaves of a match what a supplier may see; false if nothing of the supplier's can fit it.
bool narrow(Match& match, const Project& project, const std::string& supplier) {
  if (!match.consumers.empty()) return false;  // targets of the receiver's builds
  if (!settle(match.business_units, project.business_unit) || !settle(match.stages, project.stage)) return false;
  if (!match.suppliers.empty()) {
    if (!names(match.suppliers, supplier)) return false;
    match.suppliers = {supplier};
  }
  if (match.exclude == nullptr) return true;
  Match exclude = *match.exclude;
  match.exclude.reset();
  if (!is_stated(exclude) || !narrow(exclude, project, supplier)) return true;
  if (!is_stated(exclude)) return false;
  match.exclude = std::make_shared<const Match>(std::move(exclude));
  return true;
}

void show_rules(Policy& policy, const std::string& supplier) {
  std::erase_if(policy.rules, [&](Rule& rule) {
    return rule.scope != RuleScope::delivery || !narrow(rule.match, policy.project, supplier);
  });
  for (Rule& rule : policy.rules) {
    rule.rationale.clear();
    rule.fix_integrator.clear();
    rule.fix_coordinator.clear();
    rule.fix_command.clear();
    rule.fix_docs.clear();
    rule.replaces.clear();
    rule.setters.clear();
    rule.overridable = false;
    rule.span = {};
  }
}

bool can_ever_apply(WaiverState state) {
  return state == WaiverState::pending || state == WaiverState::active || state == WaiverState::expiring ||
         state == WaiverState::expired;
}

/// Those that name the supplier and hold by themselves, with nobody of the receiver's house in them.
std::vector<Waiver> own_waivers(const Policy& policy, const std::string& supplier, Day day) {
  std::vector<Waiver> own;
  for (Waiver waiver : policy.waivers) {
    const bool is_own = !supplier.empty() && names(waiver.match.suppliers, supplier);
    if (!is_own || !can_ever_apply(standing(waiver, policy, day).state)) continue;
    if (!narrow(waiver.match, policy.project, supplier)) continue;
    std::vector<std::string> rules;
    for (const Rule* rule : rules_of(waiver, policy)) {
      if (rule->scope == RuleScope::delivery) rules.push_back(rule->id);
    }
    if (rules.empty()) continue;
    waiver.rules = std::move(rules);
    waiver.reason.clear();
    waiver.owner = receiver;
    waiver.approved_by.clear();
    waiver.ticket.clear();
    waiver.span = {};
    own.push_back(std::move(waiver));
  }
  return own;
}

void show_routes(Policy& policy, const std::string& supplier) {
  std::erase_if(policy.routes, [&](Route& route) { return !narrow(route.match, policy.project, supplier); });
  for (Route& route : policy.routes) {
    if (route.to != "supplier") route.to = receiver;
    route.contact.clear();
    route.ticket.clear();
    route.span = {};
  }
}

void show_register(Policy& policy, const std::string& supplier) {
  std::erase_if(policy.suppliers, [&](const Supplier& one) { return one.id != supplier; });
  for (Supplier& one : policy.suppliers) {
    one.paths = {Glob("**")};
    one.urls.clear();
    one.keys.clear();
    one.span = {};
  }
  std::erase_if(policy.assignments,
                [&](RungAssignment& assigned) { return !narrow(assigned.match, policy.project, supplier); });
  for (RungAssignment& assigned : policy.assignments) assigned.span = {};
}

void show_obligations(Policy& policy) {
  std::set<std::string, std::less<>> asked;
  for (const Rule& rule : policy.rules) asked.insert(rule.obligations.begin(), rule.obligations.end());
  std::erase_if(policy.obligations, [&](const Obligation& one) { return !asked.contains(one.id); });
  for (Obligation& one : policy.obligations) one.span = {};
}

/// What is not named here stays with the receiver: a field that Policy gains later too.
Policy only_shown(Policy&& policy) {
  Policy shown;
  for (const PackRef& pack : policy.packs) shown.packs.push_back({.id = pack.id, .version = pack.version, .title = pack.id, .file = {}, .sha256 = {}, .locked = false, .review_by = {}, .span = {}});
  shown.rules = std::move(policy.rules);
  shown.rungs = std::move(policy.rungs);
  for (Rung& rung : shown.rungs) rung.span = {};
  shown.rung = std::move(policy.rung);
  shown.routes = std::move(policy.routes);
  shown.waiver_policy = {.require = {}, .max_days = {}, .warn_days = policy.waiver_policy.warn_days, .approvers = {}};
  shown.obligations = std::move(policy.obligations);
  shown.suppliers = std::move(policy.suppliers);
  shown.assignments = std::move(policy.assignments);
  shown.waivers = std::move(policy.waivers);
  shown.license_categories = std::move(policy.license_categories);
  shown.license_duties = std::move(policy.license_duties);
  shown.sbom_profiles = std::move(policy.sbom_profiles);
  shown.project.distribution = policy.project.distribution;
  shown.limits = policy.limits;
  return shown;
}

void show_finding(JudgedFinding& finding) {
  finding.help_integrator.clear();
  finding.docs.clear();
  finding.rule_place.clear();
  finding.taken_in.reset();
  std::erase_if(finding.related, [](const Origin& place) { return place.reader == "policy"; });
}

}  // namespace

Policy view_for_supplier(Policy policy, const std::string& supplier, Day day) {
  policy.waivers = own_waivers(policy, supplier, day);
  show_rules(policy, supplier);
  std::erase_if(policy.waivers, [&](Waiver& waiver) {
    std::erase_if(waiver.rules, [&](const std::string& id) { return policy.find_rule(id) == nullptr; });
    return waiver.rules.empty();
  });
  show_routes(policy, supplier);
  show_register(policy, supplier);
  show_obligations(policy);
  return only_shown(std::move(policy));
}

Report report_for_supplier(Report report) {
  Verdict& verdict = report.verdict;
  verdict.rung_place.clear();
  verdict.build.reset();
  for (PackUsed& pack : verdict.packs) pack = {pack.id, pack.version, {}, {}, false};
  for (JudgedFinding& finding : verdict.findings) show_finding(finding);
  std::erase_if(verdict.remarks, [](const Remark& remark) { return remark.code != "policy.proposed"; });
  for (WaiverStanding& waiver : verdict.waivers) waiver.place = {};
  report.envelope.argv.clear();
  report.envelope.folder.clear();
  report.changes.reset();
  return report;
}

}  // namespace sluice
