// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/remarks.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::day_of;
using test::today;

struct Desk {
  Policy policy = test::make_policy({test::make_rule("a.rule")});
  Inventory inventory = test::make_inventory();
  std::vector<WaiverStanding> standings;

  Desk() {
    Supplier acme;
    acme.id = "acme";
    policy.suppliers = {acme};
  }
  std::vector<Remark> remarks(Day day = today) { return make_remarks(inventory, policy, standings, day); }
  std::string codes(Day day = today) {
    std::string out;
    for (const Remark& remark : remarks(day)) out += (out.empty() ? "" : " ") + remark.code;
    return out;
  }
};

TEST_CASE("remarks: nothing to say", "[gate][remarks]") { CHECK(Desk().codes().empty()); }

TEST_CASE("remarks: an expired waiver is named with owner and days since", "[gate][remarks]") {
  Desk desk;
  WaiverStanding standing;
  standing.id = "W-1";
  standing.state = "expired";
  standing.owner = "a.mueller";
  standing.expires = day_of("2026-09-28");
  standing.days_left = -3;
  standing.place = {"waivers.yaml", 4, 5, "", "policy"};
  desk.standings = {standing};
  REQUIRE(desk.remarks().size() == 1);
  CHECK(desk.remarks()[0].code == "waiver.expired");
  CHECK(desk.remarks()[0].action == Action::warn);
  CHECK(desk.remarks()[0].message == "waiver W-1: it ended 3 days ago (2026-09-28); owner a.mueller");
  CHECK(desk.remarks()[0].place == standing.place);
}

TEST_CASE("remarks: waiver states that ask for somebody", "[gate][remarks]") {
  Desk desk;
  WaiverStanding standing;
  standing.state = GENERATE("expiring", "expired", "unused", "unknown-rule", "not-waivable", "too-long", "unapproved",
                            "void-pin", "fixed", "invalid");
  desk.standings = {standing};
  CHECK(desk.codes() == "waiver." + standing.state);
  CHECK(!desk.remarks()[0].help.empty());
}

TEST_CASE("remarks: sound waivers ask for nobody", "[gate][remarks]") {
  Desk desk;
  WaiverStanding standing;
  standing.state = GENERATE("active", "pending");
  desk.standings = {standing};
  CHECK(desk.codes().empty());
}

TEST_CASE("remarks: a waiver that names an old rule id still works, with a word about it", "[gate][remarks]") {
  Desk desk;
  desk.policy.rules[0].replaces = {"old.name"};
  desk.policy.waivers = {test::make_waiver("W-1", "old.name")};
  REQUIRE(desk.codes() == "waiver.replaced-rule");
  CHECK(desk.remarks()[0].message == "waiver W-1 names old.name, which is now a.rule");
}

TEST_CASE("remarks: packs near and past their review day", "[gate][remarks]") {
  Desk desk;
  PackRef pack;
  pack.id = "acme/intake";
  pack.review_by = day_of("2026-10-31");
  desk.policy.packs = {pack};
  CHECK(desk.codes(day_of("2026-09-30")).empty());
  CHECK(desk.remarks(day_of("2026-10-01")).at(0).message == "pack acme/intake nears its review day, 2026-10-31");
  CHECK(desk.remarks(day_of("2026-11-01")).at(0).message == "pack acme/intake is past its review day, 2026-10-31");
}

TEST_CASE("remarks: suppliers that the register lacks, or whose rung has ended", "[gate][remarks]") {
  Desk desk;
  desk.inventory.deliveries[0].supplier = "acmee";
  CHECK(desk.codes() == "supplier.unknown");
  desk.inventory.deliveries[0].supplier.clear();
  CHECK(desk.codes().empty());
  desk.policy.suppliers[0].rung = "onboarding";
  desk.policy.suppliers[0].rung_until = day_of("2026-10-01");
  CHECK(desk.codes(day_of("2026-10-01")).empty());
  CHECK(desk.codes(day_of("2026-10-02")) == "supplier.rung-ended");
}

TEST_CASE("remarks: a business unit without coordinator", "[gate][remarks]") {
  Desk desk;
  desk.policy.project.business_unit = "doors";
  Route chassis;
  chassis.to = "foss-chassis";
  chassis.match.tags = {"archive"};
  chassis.match.business_units = {"chassis"};
  desk.policy.routes.insert(desk.policy.routes.begin(), chassis);
  REQUIRE(desk.codes() == "route.fallback");
  CHECK(desk.remarks()[0].message == "business unit 'doors' has no coordinator for archive; its findings go to 'ospo'");
}

TEST_CASE("remarks: policy in a delivery is a proposal, said once an archive", "[gate][remarks]") {
  Desk desk;
  desk.inventory.contents.entries[0].path = "z/waivers.yaml";
  desk.inventory.contents.entries[1].path = "a/sluice.yaml";
  desk.inventory.contents.entries[2].path = "not-waivers.yaml";
  REQUIRE(desk.codes() == "policy.proposed");
  CHECK(desk.remarks()[0].action == Action::note);
  CHECK(desk.remarks()[0].message == "2 policy files proposed by the supplier, not applied");
  CHECK(desk.remarks()[0].place.path == "d-1.2.zip!/a/sluice.yaml");
}

TEST_CASE("remarks: the fallback policy says so, warnings come first", "[gate][remarks]") {
  Desk desk;
  desk.policy.is_fallback = true;
  desk.policy.rung = "observe";
  Diagnostic unlocked;
  unlocked.level = Diagnostic::Level::warning;
  unlocked.code = "pack-unlocked";
  unlocked.message = "not in sluice.lock";
  desk.policy.remarks = {unlocked, unlocked};
  CHECK(desk.codes() == "pack-unlocked policy.fallback");
}

TEST_CASE("remarks: a distribution that rules ask for and nobody stated", "[gate][remarks]") {
  Desk desk;
  desk.inventory.uses.clear();
  desk.policy.rules[0].match.distributions = {"shipped"};
  CHECK(desk.codes() == "project.distribution-unstated");
  CHECK(desk.remarks()[0].message ==
        "no distribution is stated: 1 rule is, a.rule among them, judged at each value, and the worst counts");
  SECTION("the project states it") { desk.policy.project.distribution = "shipped"; }
  SECTION("no rule asks") { desk.policy.rules[0].match.distributions.clear(); }
  SECTION("each target states its own") {
    desk.inventory.components.emplace_back();
    Use use;
    use.consumer = "app";
    desk.inventory.uses.push_back(use);
    CHECK(desk.codes() == "project.distribution-unstated");
    desk.policy.project.target_distribution["app"] = "internal";
  }
  CHECK(desk.codes().empty());
}

}  // namespace
}  // namespace sluice
