// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The shipped packs against the sample deliveries: every rejected one breaks exactly the rules of its pack that it
// says, an accepted one none, and each rule of a pack that a delivery alone can break is broken by one.
#include "cli/judged_fixture.hpp"
#include "policy/coverage.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace sluice;
using test::judge_fixture;
using test::shipped_policies;
using test::shipped_policy;

namespace {

std::set<std::string> as_set(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

std::set<std::string> broken_rules(const Verdict& verdict) {
  std::set<std::string> rules;
  for (const JudgedFinding& finding : verdict.findings) rules.insert(finding.rule);
  return rules;
}

/// True if the fixture says that more findings follow from what is broken, and each rule that it names is among them.
bool holds_all(const std::set<std::string>& found, const test::Fixture& fixture) {
  return std::ranges::includes(found, as_set(fixture.rules)) && !fixture.rules.empty();
}

}  // namespace

TEST_CASE("fixtures: each delivery breaks exactly the rules that it says", "[cli][fixtures]") {
  const std::map<std::string, Policy> policies = shipped_policies();
  for (const std::string kind : {"accepted", "rejected"}) {
    const std::vector<std::string> folders = test::fixture_folders(kind);
    CHECK(folders.size() > 1);
    for (const std::string& folder : folders) {
      const test::Fixture fixture = test::load_fixture(folder);
      INFO(kind << "/" << fixture.stem << " " << fixture.problem);
      REQUIRE(fixture.problem.empty());
      for (const std::string& pack : fixture.packs) {
        CAPTURE(pack);
        REQUIRE(policies.contains(pack));
        const Verdict verdict = judge_fixture(fixture, policies.at(pack));
        const std::set<std::string> broken = broken_rules(verdict);
        if (fixture.has_consequences) {
          CHECK(holds_all(broken, fixture));
        } else {
          CHECK(broken == as_set(fixture.rules));
        }
        if (kind == "accepted") CHECK(verdict.gate == GateOutcome::passed);
      }
    }
  }
}

TEST_CASE("fixtures: every shipped rule on deliveries is broken by a rejected one", "[cli][fixtures]") {
  std::set<std::string> broken;
  for (const std::string& folder : test::fixture_folders("rejected")) {
    const test::Fixture fixture = test::load_fixture(folder);
    broken.insert(fixture.rules.begin(), fixture.rules.end());
  }
  const auto coverage = load_coverage(SLUICE_SOURCE_DIR "/policy", catalogue());
  REQUIRE(coverage);
  for (const Rule& rule : coverage->rules) {
    CAPTURE(rule.id);
    if (rule.scope == RuleScope::delivery) CHECK(broken.contains(rule.id));
  }
}

TEST_CASE("fixtures: an accepted delivery speaks for every pack with rules on deliveries", "[cli][fixtures]") {
  std::set<std::string> spoken_for;
  for (const std::string& folder : test::fixture_folders("accepted")) {
    const test::Fixture fixture = test::load_fixture(folder);
    spoken_for.insert(fixture.packs.begin(), fixture.packs.end());
  }
  for (const auto& [pack, policy] : shipped_policies()) {
    CAPTURE(pack);
    if (!policy.rules.empty()) CHECK(spoken_for.contains(pack));
  }
}

TEST_CASE("fixtures: every hazard is judged by a rule of archive-safety, and weighs as it should", "[cli][fixtures]") {
  const Policy policy = shipped_policy("archive-safety");
  for (const HazardSpec& hazard : hazard_specs()) {
    for (const Weight weight : {Weight::note, Weight::warning, Weight::error}) {
      if (hazard.kind == "archive.limits" && weight == Weight::note) continue;  // a limit is never crossed a little
      Inventory inventory;
      inventory.contents.containers.push_back(
          {.path = "d.zip", .format = "zip", .filters = {}, .sha256 = {}, .reason = {}});
      inventory.contents.hazards.push_back({hazard.id, weight, 0, no_index, "d.zip!/x", ""});
      Delivery delivery;
      delivery.name = "d.zip";
      inventory.deliveries.push_back(delivery);
      JudgeOptions options;
      options.day = test::fixture_day;
      const Verdict verdict = judge(inventory, policy, options);
      Action worst = Action::none;
      for (const JudgedFinding& finding : verdict.findings) {
        if (finding.term == hazard.term) worst = std::max(worst, finding.action);
      }
      INFO(hazard.term << " " << to_string(weight));
      CHECK(worst == (weight == Weight::error     ? Action::fail
                      : weight == Weight::warning ? Action::warn
                                                  : Action::note));
    }
  }
}
