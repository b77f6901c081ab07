// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/policy_test.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::day_of;

/// A case with one archive that has an error of path traversal, under a rule that looks for it.
struct Desk {
  Policy policy;
  Case test;

  Desk() {
    Rule rule = test::make_rule("archive.escapes");
    rule.params = {{"terms", std::vector<std::string>{"archive.path.traversal"}},
                   {"weights", std::vector<std::string>{"error"}}};
    rule.obligations = {"repack"};
    policy = test::make_policy({rule, test::make_rule("other.rule")});
    test.name = "parent path";
    test.span = {"archive.yaml", 40, 9, 1};
    test.given = test::make_inventory();
    test.day = test::today;
    test.rung = "managed";
    expect(Outcome::fail);
  }
  void give_hazard() {
    Hazard hazard;
    hazard.id = find_hazard("archive.path.traversal").value();
    hazard.place = "d-1.2.zip!/../x";
    test.given.contents.hazards.push_back(hazard);
  }
  Case::Expectation& expect(Outcome outcome) {
    Case::Expectation expectation;
    expectation.rule = "archive.escapes";
    expectation.outcome = outcome;
    test.expect = {expectation};
    return test.expect.front();
  }
  std::string problems() {
    const CaseOutcome outcome = run_case(test, policy);
    CHECK(outcome.passed == outcome.problems.empty());
    std::string out;
    for (const std::string& problem : outcome.problems) out += problem + "\n";
    return out;
  }
};

TEST_CASE("policy_test: what is expected comes", "[gate][policy_test]") {
  Desk desk;
  desk.give_hazard();
  Case::Expectation& expect = desk.expect(Outcome::fail);
  expect.action = Action::fail;
  expect.term = "archive.path.traversal";
  expect.count = 1;
  expect.obligations = {"repack"};
  CHECK(desk.problems().empty());
  const CaseOutcome outcome = run_case(desk.test, desk.policy);
  CHECK(outcome.name == "parent path");
  CHECK(outcome.place == "archive.yaml:40:9");
}

TEST_CASE("policy_test: each difference is a line", "[gate][policy_test]") {
  Desk desk;
  desk.give_hazard();
  Case::Expectation& expect = desk.expect(Outcome::fail);
  SECTION("action") {
    expect.action = Action::warn;
    CHECK(desk.problems() == "archive.escapes: expected action warn, came fail\n");
  }
  SECTION("term") {
    expect.term = "archive.path.nul";
    CHECK(desk.problems().starts_with(
        "archive.escapes: expected a finding with outcome fail with term 'archive.path.nul', came 0\n"));
  }
  SECTION("count") {
    expect.count = 2;
    CHECK(desk.problems().starts_with("archive.escapes: expected 2 findings with outcome fail, came 1\n"));
  }
  SECTION("obligation") {
    expect.obligations = {"pay"};
    CHECK(desk.problems() == "archive.escapes: expected the obligation pay, which the rule does not state\n");
  }
  SECTION("becomes") {
    expect.becomes = Action::fail;
    expect.becomes_from = day_of("2026-12-01");
    CHECK(desk.problems() == "archive.escapes: expected that it becomes fail from 2026-12-01, came nothing else\n");
  }
  SECTION("pass") {
    desk.expect(Outcome::pass);
    CHECK(desk.problems().starts_with(
        "archive.escapes: expected a pass, came fail, action fail, term 'archive.path.traversal'"));
  }
  SECTION("waived") {
    expect.waived = true;
    CHECK(desk.problems().starts_with("archive.escapes: expected a finding with outcome waived, came 0\n"));
  }
  SECTION("not applicable") {
    desk.expect(Outcome::not_applicable);
    CHECK(desk.problems() == "archive.escapes: expected not-applicable, but it judged 2 subjects\n");
  }
  SECTION("rule") {
    expect.rule = "archive.gone";
    CHECK(desk.problems() == "archive.gone: this policy has no such rule\n");
  }
  SECTION("rung") {
    desk.test.rung = "nowhere";
    CHECK(desk.problems() == "there is no rung 'nowhere'\n");
  }
}

TEST_CASE("policy_test: a pass needs a judged subject and no finding", "[gate][policy_test]") {
  Desk desk;
  desk.expect(Outcome::pass);
  CHECK(desk.problems().empty());
  desk.test.given = {};
  CHECK(desk.problems() == "archive.escapes: expected a pass, but it judged no subject\n");
  desk.expect(Outcome::not_applicable);
  CHECK(desk.problems().empty());
}

TEST_CASE("policy_test: the case's rung, day and waivers hold, not the project's", "[gate][policy_test]") {
  Desk desk;
  desk.give_hazard();
  desk.policy.rules[0].fails_from = day_of("2026-10-02");
  desk.policy.waivers = {test::make_waiver("W-project", "*")};
  Supplier acme;
  acme.id = "acme";
  acme.rung = "observe";
  desk.policy.suppliers = {acme};
  Case::Expectation& expect = desk.expect(Outcome::fail);
  expect.action = Action::warn;
  expect.becomes = Action::fail;
  expect.becomes_from = day_of("2026-10-02");
  CHECK(desk.problems().empty());
  desk.test.waivers = {test::make_waiver("W-case", "archive.escapes")};
  expect = Case::Expectation{};
  expect.rule = "archive.escapes";
  expect.waived = true;
  CHECK(desk.problems().empty());
}

}  // namespace
}  // namespace sluice
