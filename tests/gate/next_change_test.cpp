// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::day_of;
using test::today;

struct Desk {
  Policy policy = test::make_policy({test::make_rule("a.rule")});
  Verdict verdict;
  std::string next(Day day = today) {
    const auto found = next_change(policy, verdict, day);
    return found ? to_string(*found) : "never";
  }
};

TEST_CASE("next_change: nothing depends on time", "[gate][next_change]") { CHECK(Desk().next() == "never"); }

TEST_CASE("next_change: the earliest day after today", "[gate][next_change]") {
  Desk desk;
  desk.policy.rules[0].warns_from = day_of("2026-10-01");
  CHECK(desk.next() == "never");  // today's is over
  desk.policy.rules[0].fails_from = day_of("2027-02-01");
  CHECK(desk.next() == "2027-02-01");
  Supplier supplier;
  supplier.rung_until = day_of("2027-01-31");
  desk.policy.suppliers = {supplier};
  CHECK(desk.next() == "2027-02-01");
  desk.policy.suppliers[0].rung_until = day_of("2026-12-31");
  CHECK(desk.next() == "2027-01-01");
  JudgedFinding finding;
  finding.becomes = Becomes{Action::fail, day_of("2026-12-24")};
  desk.verdict.findings = {finding};
  CHECK(desk.next() == "2026-12-24");
  PackRef pack;
  pack.review_by = day_of("2026-12-31");
  desk.policy.packs = {pack};
  CHECK(desk.next() == "2026-12-01");  // 30 days before
  CHECK(desk.next(day_of("2026-12-30")) == "2027-01-01");
}

TEST_CASE("next_change: a waiver's days", "[gate][next_change]") {
  Desk desk;
  desk.policy.waivers = {test::make_waiver("W-1", "a.rule")};
  desk.policy.waivers[0].starts = day_of("2026-10-05");
  CHECK(desk.next() == "2026-10-05");
  CHECK(desk.next(day_of("2026-10-05")) == "2026-11-09");
  CHECK(desk.next(day_of("2026-11-09")) == "2026-12-10");
  CHECK(desk.next(day_of("2026-12-10")) == "never");
}

TEST_CASE("next_change: what counts days, and an override, must be looked at daily", "[gate][next_change]") {
  Desk desk;
  WaiverStanding standing;
  standing.state = GENERATE("expiring", "expired");
  desk.verdict.waivers = {standing};
  CHECK(desk.next() == "2026-10-02");
  desk.verdict.waivers.clear();
  desk.policy.active_override = Override{};
  CHECK(desk.next() == "2026-10-02");
}

TEST_CASE("next_change: the day after the last one of an acceptance", "[gate][next_change]") {
  Verdict verdict;
  verdict.accepted.emplace_back().until = day_of("2026-10-20");
  CHECK(next_change(Policy{}, verdict, day_of("2026-10-20")) == day_of("2026-10-21"));
  CHECK_FALSE(next_change(Policy{}, verdict, day_of("2026-10-21")));
}

TEST_CASE("next_change: the verdict does not change before that day", "[gate][next_change]") {
  Policy policy = test::make_policy({test::make_rule("a.rule"), test::make_rule("b.rule")});
  policy.rules[0].warns_from = day_of("2026-10-20");
  policy.rules[0].fails_from = day_of("2026-12-20");
  policy.waivers = {test::make_waiver("W-1", "b.rule")};
  policy.waivers[0].starts = day_of("2026-10-10");
  const std::vector<Finding> findings = {test::make_finding(0), test::make_finding(1)};
  for (Day day = day_of("2026-09-01"); day < day_of("2027-01-10");) {
    const Verdict verdict = test::judge_findings(policy, findings, day);
    const Day changes = next_change(policy, verdict, day).value_or(day_of("2027-01-10"));
    for (Day same = day; same < changes; same = same + 1) {
      const Verdict then = test::judge_findings(policy, findings, same);
      CAPTURE(to_string(day), to_string(same));
      CHECK(then.gate == verdict.gate);
      for (std::size_t i = 0; i < 2; ++i) CHECK(then.findings[i].action == verdict.findings[i].action);
    }
    day = changes;
  }
}

}  // namespace
}  // namespace sluice
