// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/shadow.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::day_of;
using test::today;

struct Desk {
  Policy policy = test::make_policy({test::make_rule("a.rule")});
  std::vector<ConsideredWaiver> waivers;

  Rule& rule() { return policy.rules.front(); }
  std::string shadow(RungChoice choice) {
    return shadow_of({rule(), Outcome::fail, choice.rung, "f1", {}, waivers, false, 100}, choice, policy, today);
  }
};

TEST_CASE("shadow: one rung higher", "[gate][shadow]") {
  Desk desk;
  CHECK(desk.shadow({"onboarding", {}}) == "would fail at managed");
  CHECK(desk.shadow({"observe", {}}).empty());  // at onboarding it only warns
  CHECK(desk.shadow({"managed", {}}).empty());  // fails already
  desk.rule().severity = Severity::medium;
  CHECK(desk.shadow({"managed", {}}) == "would fail at assured");
  CHECK(desk.shadow({"assured", {}}).empty());
}

TEST_CASE("shadow: from the day after the supplier's own rung ends", "[gate][shadow]") {
  Desk desk;
  CHECK(desk.shadow({"onboarding", day_of("2026-12-31")}) == "would fail at managed from 2027-01-01");
  desk.policy.rung = "onboarding";  // then nothing rises by itself
  CHECK(desk.shadow({"onboarding", day_of("2026-12-31")}) == "would fail at managed");
}

TEST_CASE("shadow: from the day on which the rule is enforced", "[gate][shadow]") {
  Desk desk;
  desk.rule().fails_from = day_of("2026-11-15");
  CHECK(desk.shadow({"onboarding", {}}) == "would fail at managed from 2026-11-15");
  CHECK(desk.shadow({"onboarding", day_of("2026-12-31")}) == "would fail at managed from 2027-01-01");
  CHECK(desk.shadow({"onboarding", day_of("2026-10-31")}) == "would fail at managed from 2026-11-15");
}

TEST_CASE("shadow: silent where the higher rung would not fail earlier", "[gate][shadow]") {
  Desk desk;
  desk.rule().fails_from = day_of("2026-11-15");
  CHECK(desk.shadow({"managed", {}}).empty());  // fails from that day as it is
  desk.rule().severity = Severity::medium;      // only warns at managed
  CHECK(desk.shadow({"managed", {}}) == "would fail at assured from 2026-11-15");
}

TEST_CASE("shadow: exceptions hold there too, an override does not", "[gate][shadow]") {
  Desk desk;
  desk.policy.active_override = Override{"T-9", "me", "line down", 100, 200};
  CHECK(desk.shadow({"onboarding", {}}) == "would fail at managed");
  CHECK(desk.shadow({"managed", {}}).empty());  // it fails, only let through
  desk.policy.waivers = {test::make_waiver("W-1", "a.rule")};
  desk.waivers = {{0, {WaiverState::active, ""}}};
  CHECK(desk.shadow({"onboarding", {}}).empty());
  desk.waivers.clear();
  desk.policy.baseline.fingerprints = {"f1"};
  CHECK(desk.shadow({"onboarding", {}}).empty());
}

}  // namespace
}  // namespace sluice
