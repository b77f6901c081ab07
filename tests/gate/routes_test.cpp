// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/routes.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::day_of;
using test::today;

Route make_route(std::string to, std::string contact) {
  Route route;
  route.to = std::move(to);
  route.contact = std::move(contact);
  return route;
}

/// Routes: supplier for tag delivery, chassis' own for tag license, psirt for critical, the office for the rest.
struct Desk {
  Policy policy = test::make_policy({test::make_rule("a.rule")});
  Inventory inventory = test::make_inventory();
  Finding finding = test::make_finding(0);

  Desk() {
    Route supplier = make_route("supplier-contact", "");
    supplier.match.tags = {"delivery"};
    supplier.due_days = 5;
    Route chassis = make_route("foss-chassis", "foss-chassis@acme.example");
    chassis.match.tags = {"license"};
    chassis.match.business_units = {"chassis"};
    Route security = make_route("psirt", "psirt@acme.example");
    security.match.severities = {Severity::critical};
    security.due_days = 0;
    policy.routes.insert(policy.routes.begin(), {supplier, chassis, security});
    Supplier acme;
    acme.id = "acme";
    acme.contact = "foss@acme-sensors.example";
    policy.suppliers = {acme};
  }
  Rule& rule() { return policy.rules.front(); }
  Assignment assign(const std::string& supplier = "acme") {
    return RouteBook(policy).assign({inventory, policy, today}, finding, supplier);
  }
};

TEST_CASE("routes: the first that fits takes it, the last takes the rest", "[gate][routes]") {
  Desk desk;
  CHECK(desk.assign().route == "ospo");
  CHECK(desk.assign().contact == "ospo@acme.example");
  CHECK(!desk.assign().due);
  desk.rule().severity = Severity::critical;
  CHECK(desk.assign().route == "psirt");
  CHECK(desk.assign().due == today);
  desk.rule().tags = {"archive", "delivery"};
  CHECK(desk.assign().route == "supplier-contact");
}

TEST_CASE("routes: the supplier's own contact and a due day", "[gate][routes]") {
  Desk desk;
  desk.rule().tags = {"delivery"};
  CHECK(desk.assign().contact == "foss@acme-sensors.example");
  CHECK(desk.assign().due == day_of("2026-10-06"));
  CHECK(desk.assign("").route == "ospo");        // nobody knows the supplier
  CHECK(desk.assign("nobody").route == "ospo");  // nor its contact
  desk.policy.routes[0].contact = "buyers@acme.example";
  CHECK(desk.assign("").contact == "buyers@acme.example");
}

TEST_CASE("routes: business unit, supplier and term select", "[gate][routes]") {
  Desk desk;
  desk.rule().tags = {"license"};
  CHECK(desk.assign().route == "ospo");
  desk.policy.project.business_unit = "chassis";
  CHECK(desk.assign().route == "foss-chassis");
  desk.policy.routes[1].match.suppliers = {"zeta"};
  CHECK(desk.assign().route == "ospo");
  desk.policy.routes[1].match.suppliers = {"acme"};
  desk.policy.routes[1].match.terms = {Glob("GPL-*")};
  CHECK(desk.assign().route == "ospo");
  desk.finding.term = "GPL-3.0-only";
  CHECK(desk.assign().route == "foss-chassis");
}

TEST_CASE("routes: a policy without any", "[gate][routes]") {
  Desk desk;
  desk.policy.routes.clear();
  CHECK(desk.assign().route == "unassigned");
}

TEST_CASE("routes: a business unit without coordinator is seen", "[gate][routes]") {
  Desk desk;
  desk.rule().tags = {"license"};
  CHECK(uncoordinated_tags(desk.policy).empty());  // the project names no unit
  desk.policy.project.business_unit = "chassis";
  CHECK(uncoordinated_tags(desk.policy).empty());
  desk.policy.project.business_unit = "doors";
  CHECK(uncoordinated_tags(desk.policy) == std::vector<std::string>{"license"});
  desk.rule().tags = {"archive"};  // no rule of the policy would go there
  CHECK(uncoordinated_tags(desk.policy).empty());
  desk.rule().tags = {"license"};
  Route committee = make_route("license-committee", "");
  committee.match.tags = {"license"};
  desk.policy.routes.insert(desk.policy.routes.begin() + 2, committee);  // takes any unit
  CHECK(uncoordinated_tags(desk.policy).empty());
}

}  // namespace
}  // namespace sluice
