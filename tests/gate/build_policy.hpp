// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A policy and facts made in code, for the tests of this layer: no file, no check.
#pragma once

#include "gate/judge.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace sluice::test {

inline Day day_of(std::string_view text) { return parse_day(text).value(); }

/// The day on which the tests judge.
inline const Day today = day_of("2026-10-01");

/// The four shipped rungs.
inline std::vector<Rung> usual_rungs() {
  using enum Action;
  const auto rung = [](std::string name, ActionBySeverity actions, bool gentle) {
    Rung made;
    made.name = std::move(name);
    made.actions = actions;
    made.stops_for_danger_only = gentle;
    return made;
  };
  return {rung("observe", {note, note, note, note}, true), rung("onboarding", {note, note, warn, warn}, true),
          rung("managed", {note, warn, fail, fail}, false), rung("assured", {warn, fail, fail, fail}, false)};
}

/// A rule of high severity and basis fact that may be waived and baselined.
inline Rule make_rule(std::string id) {
  Rule rule;
  rule.id = std::move(id);
  rule.kind = "archive.entries";
  rule.title = "something is wrong";
  rule.severity = Severity::high;
  rule.tags = {"archive"};
  rule.span = {"rules.yaml", 3, 5, 1};
  return rule;
}

/// A policy at rung managed with one route that takes everything.
inline Policy make_policy(std::vector<Rule> rules) {
  Policy policy;
  policy.rules = std::move(rules);
  std::ranges::sort(policy.rules, {}, &Rule::id);
  policy.rungs = usual_rungs();
  policy.rung = "managed";
  Route last;
  last.to = "ospo";
  last.contact = "ospo@acme.example";
  last.is_default = true;
  policy.routes = {last};
  return policy;
}

/// A sound waiver of 80 days for a rule, in force on `today`, far from its end.
inline Waiver make_waiver(std::string id, std::string rule) {
  Waiver waiver;
  waiver.id = std::move(id);
  waiver.rules = {std::move(rule)};
  waiver.category = "accepted-risk";
  waiver.reason = "known";
  waiver.owner = "a.mueller@acme.example";
  waiver.approved_by = "ospo";
  waiver.ticket = "T-1";
  waiver.created = day_of("2026-09-20");
  waiver.expires = day_of("2026-12-09");
  waiver.span = {"waivers.yaml", 4, 5, 1};
  return waiver;
}

/// One delivery "d-1.2.zip" of supplier acme with an entry "a/b.c" and a nested "in.tar" with "x"; two targets of a
/// build use zlib.
inline Inventory make_inventory() {
  Inventory inventory;
  Container outer;
  outer.path = "d-1.2.zip";
  outer.format = "zip";
  outer.sha256 = sha256("outer");
  outer.entry_count = 2;
  Container inner = outer;
  inner.path = "d-1.2.zip!/in.tar";
  inner.parent = 0;
  inner.entry = 1;
  inner.sha256 = sha256("inner");
  inner.entry_count = 1;
  inventory.contents.containers = {outer, inner};
  const auto entry = [](std::uint32_t container, std::string path) {
    Entry made;
    made.container = container;
    made.path = std::move(path);
    made.sha256 = sha256(made.path);
    return made;
  };
  inventory.contents.entries = {entry(0, "a/b.c"), entry(0, "in.tar"), entry(1, "x")};
  Delivery delivery;
  delivery.name = "d-1.2.zip";
  delivery.supplier = "acme";
  delivery.sha256 = "sha256:" + to_hex(sha256("outer"));
  inventory.deliveries = {delivery};
  Component zlib;
  zlib.purl = "pkg:generic/zlib@1.3.1";
  zlib.name = "zlib";
  zlib.supplier = "zeta";
  zlib.source_digest = "sha256:" + to_hex(sha256("zlib"));
  zlib.location = "lib/libz.a";
  zlib.origins = {{"CMakeLists.txt", 4, 1, "", "cmake"}};
  inventory.components = {zlib};
  const auto use = [](std::string consumer, Linkage linkage) {
    Use made;
    made.consumer = std::move(consumer);
    made.linkage = linkage;
    made.origin = {"CMakeLists.txt", 9, 1, "", "cmake"};
    return made;
  };
  inventory.uses = {use("app", Linkage::static_linked), use("tool", Linkage::dynamic)};
  return inventory;
}

/// A failure of Policy::rules[rule] on the delivery's outer archive, at an entry.
inline Finding make_finding(std::uint32_t rule, std::string term = "archive.path.traversal",
                            std::string entry = "a/b.c") {
  Finding finding;
  finding.rule = rule;
  finding.subject = {SubjectKind::archive, 0};
  finding.term = std::move(term);
  finding.cause = "seen";
  finding.place.path = "d-1.2.zip!/" + entry;
  return finding;
}

/// Results in rule order from findings in any order; every rule judged two subjects.
inline std::vector<RuleResult> make_results(const Policy& policy, const std::vector<Finding>& findings) {
  std::vector<RuleResult> results(policy.rules.size());
  for (RuleResult& result : results) result.judged = 2;
  for (const Finding& finding : findings) results[finding.rule].findings.push_back(finding);
  return results;
}

inline JudgeOptions options_on(Day day) {
  JudgeOptions options;
  options.day = day;
  return options;
}

inline Verdict judge_findings(const Policy& policy, const std::vector<Finding>& findings, Day day = today) {
  return decide(make_inventory(), policy, make_results(policy, findings), options_on(day));
}

}  // namespace sluice::test
