// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

BuildInventory with_manifest(std::initializer_list<std::pair<const char*, const char*>> fields,
                             const std::string& supplier = "") {
  BuildInventory built;
  built.add_delivery("d.zip", supplier);
  built.add_manifest(0, fields);
  return built;
}

Supplier make_supplier(std::string id, std::string name, Texts ids, const char* path = nullptr) {
  Supplier supplier;
  supplier.id = std::move(id);
  supplier.name = std::move(name);
  supplier.ids = std::move(ids);
  if (path != nullptr) supplier.paths.emplace_back(path);
  return supplier;
}

/// The register: acme with ids and a path, beta with an id and no place, gamma with its name only.
Policy with_register(const Rule& rule) {
  Policy policy;
  policy.rules.push_back(rule);
  policy.suppliers = {make_supplier("acme", "Acme Sensors", {"domain:acme.example", "duns:1"}, "deliveries/acme/**"),
                      make_supplier("beta", "Beta", {"domain:beta.example"}), make_supplier("gamma", "Gamma", {})};
  return policy;
}

Rule quiet(const Params& params) {
  Params all = {{"required", false}, {"defects", Texts{}}};
  all.insert(all.end(), params.begin(), params.end());
  return make_rule("delivery.manifest", all);
}

}  // namespace

TEST_CASE("delivery_manifest: there or missing", "[checks][delivery_manifest]") {
  BuildInventory built;
  built.add_delivery("none.zip");
  built.add_delivery("some.zip");
  built.add_manifest(1, {{"product.name", "radar"}});
  const RuleResult result = run_rule(built, make_rule("delivery.manifest"));
  CHECK(result.judged == 2);
  CHECK(result.passed == 1);
  REQUIRE(seen(result) == Texts{"fail manifest.missing"});
  CHECK(result.findings[0].place.path == "none.zip");
}

TEST_CASE("delivery_manifest: an unread delivery may have one", "[checks][delivery_manifest]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.stop_reading(0);
  Policy policy;
  policy.rules = {make_rule("delivery.manifest"), make_rule("archive.format", {}, "x.unreadable")};
  RuleResult result = run_first(built.inventory, policy);
  REQUIRE(seen(result) == Texts{"unknown manifest.missing"});
  CHECK(result.findings[0].needs == "x.unreadable");

  built.add_hazard(HazardId::encrypted, Weight::error, 0, built.add_file(0, "secret"));
  result = run_first(built.inventory, policy);
  CHECK(seen(result) == Texts{"fail manifest.missing"});
  CHECK(result.findings[0].needs.empty());
}

TEST_CASE("delivery_manifest: a rule on defects alone does not apply without a manifest",
          "[checks][delivery_manifest]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  CHECK(run_rule(built, make_rule("delivery.manifest", {{"required", false}})).judged == 0);
}

TEST_CASE("delivery_manifest: fields without a manifest hang below the rule that misses it",
          "[checks][delivery_manifest]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  Policy policy;
  policy.rules = {quiet({{"fields", Texts{"product.name"}}})};
  CHECK(run_first(built.inventory, policy).findings.at(0).needs.empty());

  policy.rules.push_back(make_rule("delivery.manifest", {}, "z.missing"));
  const RuleResult result = run_first(built.inventory, policy);
  REQUIRE(seen(result) == Texts{"unknown manifest.missing"});
  CHECK(result.findings[0].needs == "z.missing");

  policy.rules[1].match.suppliers = {"somebody-else"};
  CHECK(run_first(built.inventory, policy).findings.at(0).needs.empty());
}

struct FieldCase {
  const char* situation;
  Texts fields;
  Texts expected;
};

TEST_CASE("delivery_manifest: fields", "[checks][delivery_manifest]") {
  const auto one = GENERATE(values<FieldCase>({
      {"stated", {"product.name"}, {}},
      {"not stated", {"product.version"}, {"fail product.version"}},
      {"stated by one of its parts", {"contacts", "artifacts"}, {}},
      {"a longer name is not a part", {"prod", "product.na"}, {"fail prod", "fail product.na"}},
      {"blank is not stated", {"supplier.name"}, {"fail supplier.name"}},
      {"each missing one is a finding", {"a", "product.name", "b"}, {"fail a", "fail b"}},
  }));
  CAPTURE(one.situation);
  const BuildInventory built = with_manifest({{"product.name", "radar"},
                                              {"supplier.name", "  "},
                                              {"contacts.foss", "a@b.example"},
                                              {"artifacts.0.path", "lib/a"}});
  const RuleResult result = run_rule(built, quiet({{"fields", one.fields}}));
  CHECK(seen(result) == one.expected);
  CHECK(result.judged == 1);
  if (!result.findings.empty())
    CHECK(result.findings[0].values[0] == std::pair<std::string, std::string>("missing", result.findings[0].term));
}

TEST_CASE("delivery_manifest: defects are selected by term and keep their place", "[checks][delivery_manifest]") {
  BuildInventory built = with_manifest({{"product.name", "radar"}});
  built.add_defect(0, "manifest.unknown-key");
  built.add_defect(0, "manifest.bad-value");
  const RuleResult result = run_rule(built, make_rule("delivery.manifest"));
  REQUIRE(seen(result) == Texts{"fail manifest.bad-value", "fail manifest.unknown-key"});
  CHECK(result.findings[0].place.line == 3);
  CHECK(result.findings[0].cause == "what is wrong");
  CHECK(result.findings[0].expected == "what to write");
  CHECK(seen(built, make_rule("delivery.manifest", {{"defects", Texts{"manifest.bad-*"}}})) ==
        Texts{"fail manifest.bad-value"});
  CHECK(seen(built, make_rule("delivery.manifest", {{"defects", Texts{"manifest.*", "!manifest.bad-*"}}})) ==
        Texts{"fail manifest.unknown-key"});
  CHECK(seen(built, make_rule("delivery.manifest", {{"defects", Texts{}}})).empty());
}

TEST_CASE("delivery_manifest: fields of a manifest that could not be read are unknown", "[checks][delivery_manifest]") {
  BuildInventory built = with_manifest({});
  built.add_defect(0, "manifest.syntax");
  Policy policy;
  policy.rules = {quiet({{"fields", Texts{"product.name", "product.version"}}}),
                  make_rule("delivery.manifest", {}, "x.invalid")};
  const RuleResult result = run_first(built.inventory, policy);
  REQUIRE(seen(result) == Texts{"unknown manifest.unread"});
  CHECK(result.findings[0].needs == "x.invalid");
  const Rule both = make_rule("delivery.manifest", {{"fields", Texts{"product.name"}}});
  CHECK(seen(built, both) == Texts{"fail manifest.syntax", "unknown manifest.unread"});
}

struct SupplierCase {
  const char* situation;
  const char* delivered_by;
  std::initializer_list<std::pair<const char*, const char*>> manifest;
  Texts expected;
};

TEST_CASE("delivery_manifest: the supplier must be the register's", "[checks][delivery_manifest]") {
  const SupplierCase cases[] = {
      {"by id", "acme", {{"supplier.id", "duns:1"}, {"supplier.name", "ACME GmbH"}}, {}},
      {"by name, without an id", "acme", {{"supplier.name", " acme sensors "}}, {}},
      {"by name, where the register has no ids", "gamma", {{"supplier.id", "duns:9"}, {"supplier.name", "Gamma"}}, {}},
      {"an unknown id under a known name",
       "acme",
       {{"supplier.id", "duns:9"}, {"supplier.name", "Acme Sensors"}},
       {"fail supplier.unregistered"}},
      {"another supplier's id", "acme", {{"supplier.id", "domain:beta.example"}}, {"fail supplier.other"}},
      {"another supplier's name", "acme", {{"supplier.name", "Beta"}}, {"fail supplier.other"}},
      {"the right id under another's name",
       "acme",
       {{"supplier.id", "duns:1"}, {"supplier.name", "Beta"}},
       {"fail supplier.other"}},
      {"nobody the register knows", "acme", {{"supplier.name", "Delta"}}, {"fail supplier.unregistered"}},
      {"nobody", "acme", {{"product.name", "radar"}}, {"fail supplier.unstated"}},
      {"from a place that the register does not know",
       "",
       {{"supplier.id", "duns:1"}},
       {"unknown supplier.unverified"}},
      {"of a supplier without places", "", {{"supplier.id", "domain:beta.example"}}, {}},
  };
  for (const SupplierCase& one : cases) {
    CAPTURE(one.situation);
    const BuildInventory built = with_manifest(one.manifest, one.delivered_by);
    CHECK(seen(run_first(built.inventory, with_register(quiet({{"known-supplier", true}})))) == one.expected);
    CHECK(seen(run_first(built.inventory, with_register(quiet({})))).empty());
  }
}

TEST_CASE("delivery_manifest: a wrong supplier is shown where the manifest states it", "[checks][delivery_manifest]") {
  const BuildInventory built = with_manifest({{"product.name", "x"}, {"supplier.name", "Beta"}}, "acme");
  const RuleResult result = run_first(built.inventory, with_register(quiet({{"known-supplier", true}})));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].place == built.inventory.deliveries[0].fields[1].origin);
  CHECK(result.findings[0].expected == "supplier acme");
}
