// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/judge.hpp"

#include "build_policy.hpp"
#include "gate/baseline.hpp"

#include <catch2/catch.hpp>

#include <random>

namespace sluice {
namespace {

using test::day_of;
using test::make_finding;
using test::make_rule;
using test::today;

/// a.rule high, b.rule medium, c.danger low and danger.
Policy three_rules() {
  Rule medium = make_rule("b.rule");
  medium.severity = Severity::medium;
  Rule danger = make_rule("c.danger");
  danger.severity = Severity::low;
  danger.danger = true;
  return test::make_policy({make_rule("a.rule"), medium, danger});
}

const WaiverStanding& standing_of(const Verdict& verdict, std::string_view id) {
  const auto found = std::ranges::find(verdict.waivers, id, &WaiverStanding::id);
  REQUIRE(found != verdict.waivers.end());
  return *found;
}

TEST_CASE("judge: the worst action decides", "[gate][judge]") {
  const Policy policy = three_rules();
  CHECK(test::judge_findings(policy, {}).gate == GateOutcome::passed);
  CHECK(test::judge_findings(policy, {make_finding(1)}).gate == GateOutcome::passed);
  CHECK(test::judge_findings(policy, {make_finding(1), make_finding(0)}).gate == GateOutcome::failed);
}

TEST_CASE("judge: under gentle rungs only danger stops", "[gate][judge]") {
  Policy policy = three_rules();
  policy.rung = GENERATE("observe", "onboarding");
  CHECK(test::judge_findings(policy, {make_finding(0), make_finding(1)}).gate == GateOutcome::passed);
  CHECK(test::judge_findings(policy, {make_finding(2)}).gate == GateOutcome::failed);
}

TEST_CASE("judge: a supplier's own rung holds for its deliveries only", "[gate][judge]") {
  Policy policy = three_rules();
  Supplier acme;
  acme.id = "acme";
  acme.rung = "onboarding";
  acme.rung_until = day_of("2026-10-31");
  policy.suppliers = {acme};
  Finding of_use = make_finding(0);
  of_use.subject = {SubjectKind::use, 0};
  const Verdict verdict = test::judge_findings(policy, {make_finding(0), of_use});
  REQUIRE(verdict.findings.size() == 2);
  CHECK(verdict.findings[0].supplier == "zeta");
  CHECK(verdict.findings[0].action == Action::fail);
  CHECK(verdict.findings[1].action == Action::warn);
  CHECK(verdict.findings[1].shadow == "would fail at managed from 2026-11-01");
  REQUIRE(verdict.deliveries.size() == 1);
  CHECK(verdict.deliveries[0].rung == "onboarding");
  CHECK(test::judge_findings(policy, {make_finding(0)}, day_of("2026-11-01")).findings[0].action == Action::fail);
}

TEST_CASE("judge: a run that judged no subject never passes, except in a build", "[gate][judge]") {
  const Policy policy = three_rules();
  const std::vector<RuleResult> nothing(policy.rules.size());
  JudgeOptions options = test::options_on(today);
  const Verdict outside = decide({}, policy, nothing, options);
  CHECK(outside.gate == GateOutcome::not_judged);
  CHECK(!outside.not_judged_reason.empty());
  options.in_build = true;
  CHECK(decide({}, policy, nothing, options).gate == GateOutcome::passed);
}

TEST_CASE("judge: a finding is self-contained", "[gate][judge]") {
  Policy policy = test::make_policy({make_rule("a.rule")});
  Rule& rule = policy.rules[0];
  rule.fix_supplier = "repack {delivery}";
  rule.fix_integrator = "ask {route}";
  rule.obligations = {"ship-license-text"};
  rule.packs = {"acme/intake"};
  rule.clauses = {{"iso-5230", "3.3.1"}};
  policy.routes[0].due_days = 5;
  Obligation duty;
  duty.id = "ship-license-text";
  duty.text = "deliver the text";
  policy.obligations = {duty};
  const Verdict verdict = test::judge_findings(policy, {make_finding(0)});
  const JudgedFinding& finding = verdict.findings.at(0);
  CHECK(finding.subject == "d-1.2.zip");
  CHECK(finding.place.path == "d-1.2.zip!/a/b.c");
  CHECK(finding.help_supplier == "repack d-1.2.zip");
  CHECK(finding.help_integrator == "ask ospo");
  CHECK(finding.command == "sluice explain a.rule");
  CHECK(finding.contact == "ospo@acme.example");
  CHECK(finding.due == day_of("2026-10-06"));
  CHECK(finding.rule_place == "rules.yaml:3:5");
  CHECK(finding.clauses == std::vector<std::string>{"iso-5230 3.3.1"});
  CHECK(finding.fingerprint.size() == 64);
  CHECK(verdict.obligations == std::vector<std::string>{"ship-license-text: deliver the text"});
  CHECK(verdict.deliveries.at(0).containers == 2);
  CHECK(verdict.deliveries.at(0).entries == 3);
}

TEST_CASE("judge: findings of one rule and archive are told apart by their entry", "[gate][judge]") {
  const Policy policy = three_rules();
  const Verdict verdict = test::judge_findings(policy, {make_finding(0, "t", "x"), make_finding(0, "t", "y")});
  CHECK(verdict.findings[0].fingerprint != verdict.findings[1].fingerprint);
}

TEST_CASE("judge: worst of a delivery's containers is its completeness", "[gate][judge]") {
  Inventory inventory = test::make_inventory();
  inventory.contents.containers[1].completeness = Completeness::refused;
  inventory.contents.containers[1].reason = "encrypted";
  const Policy policy = three_rules();
  const Verdict verdict = decide(inventory, policy, test::make_results(policy, {}), test::options_on(today));
  CHECK(verdict.deliveries.at(0).completeness == "refused");
  CHECK(verdict.deliveries.at(0).reason == "d-1.2.zip!/in.tar: encrypted");
}

TEST_CASE("judge: counts", "[gate][judge]") {
  Policy policy = three_rules();
  policy.waivers = {test::make_waiver("W-1", "b.rule")};
  policy.waivers[0].match.terms = {Glob("waived")};
  Finding unknown = make_finding(0, "unknown");
  unknown.outcome = Outcome::unknown;
  Finding consequence = make_finding(0, "consequence");
  consequence.needs = "b.rule";
  const std::vector<Finding> findings = {make_finding(0),           unknown,        consequence, make_finding(1),
                                         make_finding(1, "waived"), make_finding(2)};
  const Verdict verdict = test::judge_findings(policy, findings);
  CHECK(verdict.rules == 3);
  CHECK(verdict.checks == 6);
  CHECK(verdict.errors == 2);
  CHECK(verdict.unknown == 1);
  CHECK(verdict.warnings == 2);  // one finding, and the remark on W-1, which ends soon
  CHECK(verdict.waived == 1);
  REQUIRE(verdict.areas.size() == 3);
  CHECK(verdict.areas[0].area == "a");
  CHECK(verdict.areas[0].fail == 1);
  CHECK(verdict.areas[0].unknown == 1);
  REQUIRE(verdict.tasks.size() == 1);
  CHECK(verdict.tasks[0].findings == 4);
  CHECK(verdict.next_expiry == day_of("2026-12-09"));
}

TEST_CASE("judge: standings that only findings can tell", "[gate][judge]") {
  Policy policy = three_rules();
  policy.waivers = {test::make_waiver("W-used", "a.rule"), test::make_waiver("W-pinned", "a.rule"),
                    test::make_waiver("W-fixed", "b.rule"), test::make_waiver("W-idle", "c.danger"),
                    test::make_waiver("W-ended", "b.rule")};
  policy.waivers[1].pin_sha256 = to_hex(sha256("other"));
  policy.waivers[2].until_fixed = true;
  policy.waivers[4].expires = day_of("2026-09-28");
  Finding fixable = make_finding(1, "CVE-1");
  fixable.values = {{"fixed-version", "2"}};
  const Verdict verdict = test::judge_findings(policy, {make_finding(0), fixable});
  CHECK(standing_of(verdict, "W-used").state == "active");
  CHECK(standing_of(verdict, "W-used").findings == 1);
  CHECK(standing_of(verdict, "W-pinned").state == "void-pin");
  CHECK(standing_of(verdict, "W-fixed").state == "fixed");
  CHECK(standing_of(verdict, "W-idle").state == "unused");
  CHECK(standing_of(verdict, "W-ended").state == "expired");
  CHECK(standing_of(verdict, "W-ended").days_left == -3);
  CHECK(verdict.findings[0].waived == false);
  CHECK(verdict.findings[0].notes ==
        std::vector<std::string>{"waiver W-ended does not apply (expired): it ended 3 days ago, after 2026-09-28; "
                                 "owner a.mueller@acme.example",
                                 "waiver W-fixed does not apply (fixed): it ended by itself: CVE-1 is fixed in 2; "
                                 "owner a.mueller@acme.example"});
}

TEST_CASE("judge: an override is counted and reported, and passes the build", "[gate][judge]") {
  Policy policy = three_rules();
  policy.active_override = Override{"T-9", "j.doe", "line down", 100, 200};
  JudgeOptions options = test::options_on(today);
  options.now_unix = 150;
  const auto results = test::make_results(policy, {make_finding(0), make_finding(0, "other"), make_finding(1)});
  const Verdict verdict = decide(test::make_inventory(), policy, results, options);
  CHECK(verdict.gate == GateOutcome::passed);
  CHECK(verdict.overridden);
  CHECK(verdict.override_note == "override T-9 by j.doe lets 2 findings through: line down");
  options.is_release = true;
  const Verdict release = decide(test::make_inventory(), policy, results, options);
  CHECK(release.gate == GateOutcome::failed);
  CHECK(!release.overridden);
}

TEST_CASE("judge: a baseline made of a verdict makes its findings known", "[gate][judge]") {
  Policy policy = three_rules();
  policy.rules[1].baseline_allowed = false;
  const std::vector<Finding> findings = {make_finding(0), make_finding(1)};
  const Verdict before = test::judge_findings(policy, findings);
  const std::string text = render_baseline(baseline_of(before, policy));
  CHECK(text.find(before.findings[0].fingerprint) != std::string::npos);
  CHECK(text.find(before.findings[1].fingerprint) == std::string::npos);
  policy.baseline.fingerprints = {before.findings[0].fingerprint};
  const Verdict after = test::judge_findings(policy, findings);
  CHECK(after.gate == GateOutcome::passed);
  CHECK(after.known == 1);
}

/// Random rules, waivers and findings; the same seed gives the same.
struct Random {
  std::mt19937 engine;
  explicit Random(unsigned seed) : engine(seed) {}
  unsigned below(unsigned n) { return static_cast<unsigned>(engine() % n); }
  bool chance() { return below(2) == 0; }

  Policy policy() {
    std::vector<Rule> rules;
    for (const char* id : {"a.one", "a.two", "b.one", "c.one"}) {
      Rule rule = make_rule(id);
      rule.severity = static_cast<Severity>(below(4));
      rule.danger = below(5) == 0;
      rule.waivable = below(4) != 0;
      rule.tags = {chance() ? "archive" : "license"};
      if (chance()) rule.fails_from = today + static_cast<std::int32_t>(below(60)) + -30;
      if (chance()) rule.on_unknown = static_cast<Action>(below(4));
      rules.push_back(rule);
    }
    Policy made = test::make_policy(rules);
    made.rung = made.rungs[below(4)].name;
    for (unsigned i = below(4); i > 0; --i) made.waivers.push_back(waiver(i));
    return made;
  }
  Waiver waiver(unsigned number) {
    Waiver made = test::make_waiver("W-" + std::to_string(number), chance() ? "a.*" : "*");
    made.expires = today + static_cast<std::int32_t>(below(40)) + -20;
    if (chance()) made.match.terms = {Glob("t0")};
    return made;
  }
  std::vector<Finding> findings() {
    std::vector<Finding> made;
    for (unsigned i = below(12); i > 0; --i) {
      Finding finding = make_finding(below(4), "t" + std::to_string(below(3)), "e" + std::to_string(below(3)));
      if (chance()) finding.outcome = Outcome::unknown;
      if (below(3) == 0) finding.needs = "a.one";
      made.push_back(finding);
    }
    return made;
  }
};

TEST_CASE("judge: adding a waiver never adds a failure", "[gate][judge][property]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Policy policy = random.policy();
    const std::vector<Finding> findings = random.findings();
    const Verdict before = test::judge_findings(policy, findings);
    policy.waivers.push_back(random.waiver(9));
    const Verdict after = test::judge_findings(policy, findings);
    const auto failures = [](const Verdict& one) {
      return std::ranges::count(one.findings, Action::fail, &JudgedFinding::action);
    };
    REQUIRE(failures(after) <= failures(before));
    REQUIRE((before.gate != GateOutcome::passed || after.gate == GateOutcome::passed));
  }
}

TEST_CASE("judge: the order of inputs does not change the verdict", "[gate][judge][property]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Policy policy = random.policy();
    std::vector<Finding> findings = random.findings();
    const Verdict before = test::judge_findings(policy, findings);
    std::ranges::shuffle(findings, random.engine);
    std::ranges::shuffle(policy.waivers, random.engine);
    REQUIRE(test::judge_findings(policy, findings) == before);
  }
}

TEST_CASE("judge: a stricter rung never lowers an action of any finding", "[gate][judge][property]") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    Random random(seed);
    Policy policy = random.policy();
    const std::vector<Finding> findings = random.findings();
    std::map<std::string, Action> last;
    for (const Rung& rung : test::usual_rungs()) {
      policy.rung = rung.name;
      std::map<std::string, Action> now;
      for (const JudgedFinding& one : test::judge_findings(policy, findings).findings) {
        const std::string key = one.fingerprint + std::string(to_string(one.outcome));
        now[key] = std::max(now[key], one.action);
      }
      CAPTURE(seed, rung.name);
      for (const auto& [key, action] : last) REQUIRE(now.at(key) >= action);
      last = now;
    }
  }
}

}  // namespace
}  // namespace sluice
