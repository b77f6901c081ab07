// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/decision.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::day_of;
using test::today;

/// A rule, a policy that has it, and what is decided about a finding of it.
struct Desk {
  Policy policy = test::make_policy({test::make_rule("a.rule")});
  Outcome outcome = Outcome::fail;
  std::string rung = "managed";
  std::optional<Day> leeway_start;
  std::vector<ConsideredWaiver> waivers;
  bool is_release = false;
  std::int64_t now_unix = 100;

  Rule& rule() { return policy.rules.front(); }
  Decision decide(Day day = today) {
    return decide_action({rule(), outcome, rung, "f1", leeway_start, waivers, is_release, now_unix}, policy, day);
  }
  void waive(WaiverState state, std::string id = "W-1") {
    policy.waivers.push_back(test::make_waiver(std::move(id), "a.rule"));
    waivers.push_back({policy.waivers.size() - 1, {state, "because"}});
  }
};

std::string stages(const Decision& decision) {
  std::string out;
  for (const Step& step : decision.steps) out += (out.empty() ? "" : " ") + step.stage;
  return out;
}

TEST_CASE("decision: action by severity and rung", "[gate][decision]") {
  struct Row {
    const char* rung;
    Severity severity;
    Action action;
  };
  const Row row =
      GENERATE(Row{"observe", Severity::critical, Action::note}, Row{"onboarding", Severity::critical, Action::warn},
               Row{"onboarding", Severity::low, Action::note}, Row{"managed", Severity::critical, Action::fail},
               Row{"managed", Severity::medium, Action::warn}, Row{"managed", Severity::low, Action::note},
               Row{"assured", Severity::medium, Action::fail}, Row{"assured", Severity::low, Action::warn},
               Row{"no-such-rung", Severity::low, Action::fail});
  CAPTURE(row.rung, to_string(row.severity));
  Desk desk;
  desk.rung = row.rung;
  desk.rule().severity = row.severity;
  const Decision decision = desk.decide();
  CHECK(decision.action == row.action);
  CHECK(stages(decision) == "rung");
}

TEST_CASE("decision: the rule's own action at a rung comes before the table", "[gate][decision]") {
  Desk desk;
  desk.rule().actions = {{"managed", Action::note}, {"onboarding", Action::fail}};
  CHECK(desk.decide().action == Action::note);
  desk.rung = "assured";
  CHECK(desk.decide().action == Action::fail);
  desk.rung = "onboarding";  // clamped: only danger stops there
  CHECK(desk.decide().action == Action::warn);
}

TEST_CASE("decision: outcomes", "[gate][decision]") {
  struct Row {
    Outcome outcome;
    std::optional<Action> on_unknown;
    const char* rung;
    Action action;
  };
  const Row row = GENERATE(
      Row{Outcome::pass, {}, "assured", Action::none}, Row{Outcome::not_applicable, {}, "assured", Action::none},
      Row{Outcome::unknown, {}, "managed", Action::fail}, Row{Outcome::error, {}, "managed", Action::fail},
      Row{Outcome::unknown, Action::warn, "managed", Action::warn},
      Row{Outcome::unknown, Action::none, "managed", Action::none},
      Row{Outcome::unknown, Action::fail, "observe", Action::warn},
      Row{Outcome::fail, Action::none, "managed", Action::fail});
  CAPTURE(to_string(row.outcome), row.rung);
  Desk desk;
  desk.outcome = row.outcome;
  desk.rule().on_unknown = row.on_unknown;
  desk.rung = row.rung;
  CHECK(desk.decide().action == row.action);
}

TEST_CASE("decision: danger fails at every rung, but not what could not be judged", "[gate][decision]") {
  Desk desk;
  desk.rule().danger = true;
  desk.rule().severity = Severity::low;
  for (const Rung& rung : desk.policy.rungs) {
    CAPTURE(rung.name);
    desk.rung = rung.name;
    CHECK(desk.decide().action == Action::fail);
    CHECK(stages(desk.decide()) == "danger");
  }
  desk.outcome = Outcome::unknown;
  desk.rung = "observe";
  CHECK(desk.decide().action == Action::note);
}

TEST_CASE("decision: a heuristic only warns", "[gate][decision]") {
  Desk desk;
  desk.rule().basis = Basis::heuristic;
  desk.rung = "assured";
  CHECK(desk.decide().action == Action::warn);
  desk.rule().basis = Basis::declaration;
  CHECK(desk.decide().action == Action::fail);
}

TEST_CASE("decision: dates lower, and say what it becomes", "[gate][decision]") {
  Desk desk;
  desk.rule().warns_from = day_of("2026-09-01");
  desk.rule().fails_from = day_of("2026-10-02");
  const Becomes fails{Action::fail, day_of("2026-10-02")};
  CHECK(desk.decide(day_of("2026-08-31")).action == Action::note);
  CHECK(desk.decide(day_of("2026-08-31")).becomes == fails);
  CHECK(desk.decide(day_of("2026-09-01")).action == Action::warn);
  CHECK(desk.decide(day_of("2026-10-01")).action == Action::warn);
  CHECK(desk.decide(day_of("2026-10-01")).becomes == fails);
  CHECK(stages(desk.decide(day_of("2026-10-01"))) == "rung effective");
  CHECK(desk.decide(day_of("2026-10-02")).action == Action::fail);
  CHECK(!desk.decide(day_of("2026-10-02")).becomes);
}

TEST_CASE("decision: dates never raise", "[gate][decision]") {
  Desk desk;
  desk.rule().severity = Severity::low;
  desk.rule().fails_from = day_of("2026-12-01");
  CHECK(desk.decide().action == Action::note);
  CHECK(!desk.decide().becomes);
}

TEST_CASE("decision: leeway lowers until its last day is over", "[gate][decision]") {
  Desk desk;
  desk.rule().leeway[static_cast<std::size_t>(Severity::high)] = 30;
  desk.rule().leeway_from = "published";
  CHECK(desk.decide().action == Action::fail);  // nobody knows since when
  desk.leeway_start = day_of("2026-09-02");
  CHECK(desk.decide(day_of("2026-10-01")).action == Action::warn);
  CHECK(desk.decide(day_of("2026-10-01")).becomes == Becomes{Action::fail, day_of("2026-10-02")});
  CHECK(desk.decide(day_of("2026-10-02")).action == Action::fail);
  desk.rule().fails_from = day_of("2026-11-01");  // the later of the two counts
  CHECK(desk.decide(day_of("2026-10-01")).becomes == Becomes{Action::fail, day_of("2026-11-01")});
  desk.rule().severity = Severity::critical;  // has no leeway
  desk.rule().fails_from.reset();
  CHECK(desk.decide(day_of("2026-09-03")).action == Action::fail);
}

TEST_CASE("decision: what the project raised is named at its place", "[gate][decision]") {
  Desk desk;
  desk.rule().setters = {{"severity", "medium", "rule", {"rules.yaml", 4, 5, 1}},
                         {"severity", "high", "project", {"sluice.yaml", 12, 3, 1}},
                         {"action.assured", "fail", "project", {"sluice.yaml", 13, 3, 1}}};
  const Decision decision = desk.decide();
  CHECK(stages(decision) == "rung project");
  CHECK(decision.steps.back().why == "the project set severity to high (sluice.yaml:12:3)");
}

TEST_CASE("decision: a waiver silences, and says so", "[gate][decision]") {
  Desk desk;
  desk.rule().fails_from = day_of("2026-12-01");
  desk.waive(GENERATE(WaiverState::active, WaiverState::expiring));
  const Decision decision = desk.decide();
  CHECK(decision.waived);
  CHECK(decision.waiver == "W-1");
  CHECK(decision.action == Action::note);
  CHECK(!decision.becomes);
  CHECK(decision.notes.empty());
}

TEST_CASE("decision: a waiver in any other state is a note with its owner", "[gate][decision]") {
  Desk desk;
  const auto state = GENERATE(WaiverState::pending, WaiverState::expired, WaiverState::unknown_rule,
                              WaiverState::not_waivable, WaiverState::too_long, WaiverState::unapproved,
                              WaiverState::void_pin, WaiverState::fixed, WaiverState::invalid);
  desk.waive(state);
  const Decision decision = desk.decide();
  CHECK(!decision.waived);
  CHECK(decision.action == Action::fail);
  CHECK(decision.notes == std::vector<std::string>{fmt::format(
                              "waiver W-1 does not apply ({}): because; owner a.mueller@acme.example", state)});
}

TEST_CASE("decision: a waiver raises nothing", "[gate][decision]") {
  Desk desk;
  desk.outcome = Outcome::unknown;
  desk.rule().on_unknown = Action::none;
  desk.waive(WaiverState::active);
  CHECK(desk.decide().action == Action::none);
}

TEST_CASE("decision: of several waivers the one that lasts longest is named", "[gate][decision]") {
  Desk desk;
  desk.waive(WaiverState::active, "W-2");
  desk.waive(WaiverState::active, "W-1");
  CHECK(desk.decide().waiver == "W-1");
  desk.policy.waivers[0].expires = *desk.policy.waivers[0].expires + 1;
  CHECK(desk.decide().waiver == "W-2");
}

TEST_CASE("decision: the baseline makes it known and at most a warning", "[gate][decision]") {
  Desk desk;
  desk.policy.baseline.fingerprints = {"f0", "f1"};
  CHECK(desk.decide().known);
  CHECK(desk.decide().action == Action::warn);
  CHECK(stages(desk.decide()) == "rung baseline");
  desk.rule().fails_from = day_of("2026-12-01");
  CHECK(desk.decide().known);
  CHECK(!desk.decide().becomes);
  desk.rule().severity = Severity::low;
  CHECK(desk.decide().action == Action::note);
}

TEST_CASE("decision: a rule may forbid the baseline, and a waiver comes before it", "[gate][decision]") {
  Desk desk;
  desk.policy.baseline.fingerprints = {"f1"};
  desk.rule().baseline_allowed = false;
  CHECK(!desk.decide().known);
  CHECK(desk.decide().action == Action::fail);
  desk.rule().baseline_allowed = true;
  desk.waive(WaiverState::active);
  CHECK(!desk.decide().known);
  CHECK(desk.decide().waived);
}

TEST_CASE("decision: an override lets a failure through within its time", "[gate][decision]") {
  Desk desk;
  desk.policy.active_override = Override{"T-9", "me", "line down", 100, 200};
  desk.now_unix = GENERATE(100, 199);
  CHECK(desk.decide().overridden);
  CHECK(desk.decide().action == Action::warn);
  CHECK(stages(desk.decide()) == "rung override");
}

TEST_CASE("decision: an override never holds late, at release, for danger, or for what does not fail",
          "[gate][decision]") {
  Desk desk;
  desk.policy.active_override = Override{"T-9", "me", "line down", 100, 200};
  SECTION("before it begins") { desk.now_unix = 99; }
  SECTION("after its end") { desk.now_unix = 200; }
  SECTION("release") { desk.is_release = true; }
  SECTION("danger") { desk.rule().danger = true; }
  SECTION("longer than allowed") { desk.policy.active_override->until_unix = 101 + 72 * 3600; }
  CHECK(!desk.decide().overridden);
  CHECK(desk.decide().action == Action::fail);
  desk.policy.active_override->until_unix = 200;
  desk.rule().danger = false;
  desk.rule().severity = Severity::medium;
  CHECK(!desk.decide().overridden);
}

TEST_CASE("decision: a stricter rung never lowers an action", "[gate][decision]") {
  for (const auto severity : {Severity::low, Severity::medium, Severity::high, Severity::critical}) {
    for (const auto outcome : {Outcome::fail, Outcome::unknown}) {
      for (const bool danger : {false, true}) {
        for (const bool dated : {false, true}) {
          for (const auto on_unknown :
               {std::optional<Action>{}, std::optional(Action::warn), std::optional(Action::fail)}) {
            Desk desk;
            desk.outcome = outcome;
            desk.rule().severity = severity;
            desk.rule().danger = danger;
            desk.rule().on_unknown = on_unknown;
            if (dated) desk.rule().fails_from = day_of("2026-12-01");
            Action last = Action::none;
            for (const Rung& rung : desk.policy.rungs) {
              desk.rung = rung.name;
              const Action action = desk.decide().action;
              CAPTURE(to_string(severity), to_string(outcome), danger, dated, rung.name);
              CHECK(action >= last);
              last = action;
            }
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace sluice
