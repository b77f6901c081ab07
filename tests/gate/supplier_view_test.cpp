// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/supplier_view.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace sluice;

namespace {

const Day today = *parse_day("2026-11-20");

Rule rule(std::string id, RuleScope scope = RuleScope::delivery) {
  Rule made;
  made.id = std::move(id);
  made.kind = "document.present";
  made.scope = scope;
  made.rationale = "because of us";
  made.fix_integrator = "ask us";
  made.span.file = "ours.yaml";
  return made;
}

Waiver waiver(std::string id, std::vector<std::string> suppliers, std::string approved_by = "ospo") {
  Waiver made;
  made.id = std::move(id);
  made.rules = {"a.*"};
  made.match.suppliers = std::move(suppliers);
  made.owner = "j.doe";
  made.approved_by = std::move(approved_by);
  made.created = parse_day("2026-11-01");
  made.expires = parse_day("2026-12-31");
  return made;
}

Policy policy() {
  Policy made;
  made.project.business_unit = "chassis";
  made.project.stage = "integration";
  made.project.distribution = "device";
  made.project.file = "sluice.yaml";
  made.waiver_policy.approvers["*"] = {"ospo"};
  made.suppliers = {{.id = "acme", .name = "Acme", .ids = {}, .paths = {Glob("in/acme/**")}, .urls = {Glob("https://us/**")}, .purls = {}, .contact = "a@acme.example", .keys = {"k"}, .rung = {}, .rung_until = {}, .span = {}},
                    {.id = "zeta", .name = "Zeta", .ids = {}, .paths = {}, .urls = {}, .purls = {}, .contact = "z@zeta.example", .keys = {}, .rung = {}, .rung_until = {}, .span = {}}};
  return made;
}

std::vector<std::string> ids(const Policy& policy) {
  std::vector<std::string> found;
  for (const Rule& one : policy.rules) found.push_back(one.id);
  return found;
}

}  // namespace

TEST_CASE("supplier_view: rules that can fit the supplier's deliveries stay, without what is the receiver's", "[gate][supplier]") {
  Policy given = policy();
  Rule other = rule("a.other"), unit = rule("a.unit"), elsewhere = rule("a.unit-elsewhere"), not_us = rule("a.without-acme"), not_them = rule("a.without-zeta");
  other.match.suppliers = {"zeta"};
  unit.match.business_units = {"chassis", "chips"};
  unit.match.suppliers = {"acme", "zeta"};
  elsewhere.match.business_units = {"chips"};
  Match acme, zeta;
  acme.suppliers = {"acme"};
  zeta.suppliers = {"zeta"};
  not_us.match.exclude = std::make_shared<const Match>(acme);
  not_them.match.exclude = std::make_shared<const Match>(zeta);
  given.rules = {rule("a.build", RuleScope::build), other, rule("a.plain"), unit, elsewhere, not_us, not_them};
  const Policy shown = view_for_supplier(given, "acme", today);
  CHECK(ids(shown) == std::vector<std::string>{"a.plain", "a.unit", "a.without-acme", "a.without-zeta"});
  const Rule& kept = shown.rules[1];
  CHECK(kept.match.business_units.empty());
  CHECK(kept.match.suppliers == std::vector<std::string>{"acme"});
  CHECK(shown.rules[2].match.exclude != nullptr);
  CHECK(shown.rules[3].match.exclude == nullptr);
  for (const Rule& one : shown.rules) {
    CHECK(one.rationale.empty());
    CHECK(one.fix_integrator.empty());
    CHECK(one.span.file.empty());
  }
  CHECK(shown.project.business_unit.empty());
  CHECK(shown.project.file.empty());
  CHECK(shown.project.distribution == "device");
}

TEST_CASE("supplier_view: a rule that leaves out the project's own unit holds for nobody there", "[gate][supplier]") {
  Policy given = policy();
  Rule left_out = rule("a.left-out");
  Match unit;
  unit.business_units = {"chassis"};
  left_out.match.exclude = std::make_shared<const Match>(unit);
  given.rules = {left_out};
  CHECK(view_for_supplier(given, "acme", today).rules.empty());
  given.project.business_unit = "chips";
  CHECK(view_for_supplier(given, "acme", today).rules.size() == 1);
}

TEST_CASE("supplier_view: waivers that name the supplier and may hold", "[gate][supplier]") {
  Policy given = policy();
  given.rules = {rule("a.one"), rule("a.two", RuleScope::build)};
  given.waivers = {waiver("both", {"zeta", "acme"}), waiver("other", {"zeta"}), waiver("everybody", {}), waiver("unapproved", {"acme"}, "nobody")};
  Waiver expired = waiver("expired", {"acme"});
  expired.expires = parse_day("2026-11-10");
  given.waivers.push_back(expired);
  const Policy shown = view_for_supplier(given, "acme", today);
  REQUIRE(shown.waivers.size() == 2);
  CHECK(shown.waivers[0].id == "both");
  CHECK(shown.waivers[0].match.suppliers == std::vector<std::string>{"acme"});
  CHECK(shown.waivers[0].rules == std::vector<std::string>{"a.one"});
  CHECK(shown.waivers[0].owner == "receiver");
  CHECK(shown.waivers[0].approved_by.empty());
  CHECK(shown.waivers[1].id == "expired");
  CHECK(view_for_supplier(given, "", today).waivers.empty());
}

TEST_CASE("supplier_view: register and routes hold the supplier alone", "[gate][supplier]") {
  Policy given = policy();
  Route ours, theirs, last;
  ours.to = "licenses";
  ours.contact = "l@us.example";
  ours.match.tags = {"license"};
  theirs.to = "supplier";
  theirs.match.suppliers = {"zeta"};
  last.to = "supplier-desk";
  last.contact = "desk@us.example";
  last.is_default = true;
  given.routes = {ours, theirs, last};
  const Policy shown = view_for_supplier(given, "acme", today);
  REQUIRE(shown.suppliers.size() == 1);
  CHECK(shown.suppliers[0].id == "acme");
  CHECK(shown.suppliers[0].paths.front().pattern() == "**");
  CHECK(shown.suppliers[0].urls.empty());
  CHECK(shown.suppliers[0].keys.empty());
  REQUIRE(shown.routes.size() == 2);
  for (const Route& route : shown.routes) {
    CHECK(route.to == "receiver");
    CHECK(route.contact.empty());
  }
}
