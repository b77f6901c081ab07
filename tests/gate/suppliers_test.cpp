// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/suppliers.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

using test::day_of;

Policy registered() {
  Policy policy = test::make_policy({});
  Supplier acme;
  acme.id = "acme";
  acme.paths = {Glob("deliveries/acme/**")};
  acme.urls = {Glob("https://acme.example/**")};
  acme.rung = "onboarding";
  acme.rung_until = day_of("2026-10-01");
  Supplier zeta;
  zeta.id = "zeta";
  zeta.purls = {Glob("pkg:generic/zlib@*")};
  zeta.rung = "assured";
  policy.suppliers = {acme, zeta};
  return policy;
}

TEST_CASE("suppliers: by path below any folder, and by URL", "[gate][suppliers]") {
  const Policy policy = registered();
  CHECK(find_supplier(policy, "deliveries/acme/x.zip", "") == "acme");
  CHECK(find_supplier(policy, "/home/ci/job/deliveries/acme/2026/x.zip", "") == "acme");
  CHECK(find_supplier(policy, "/home/ci/my-deliveries/acme/x.zip", "").empty());
  CHECK(find_supplier(policy, "/x.zip", "https://acme.example/r/x.zip") == "acme");
  CHECK(find_supplier(policy, "/x.zip", "https://evil.example/https://acme.example/x.zip").empty());
  CHECK(find_supplier(policy, "", "").empty());
}

TEST_CASE("suppliers: components by purl, then by source", "[gate][suppliers]") {
  const Policy policy = registered();
  Inventory inventory = test::make_inventory();
  name_suppliers(policy, inventory);
  CHECK(inventory.components[0].supplier == "zeta");  // as it was
  inventory.components[0].supplier.clear();
  name_suppliers(policy, inventory);
  CHECK(inventory.components[0].supplier == "zeta");
  inventory.components[0] = Component{};
  inventory.components[0].source = "https://acme.example/fmt.tar.gz";
  name_suppliers(policy, inventory);
  CHECK(inventory.components[0].supplier == "acme");
}

TEST_CASE("suppliers: rung until a day, then the project's", "[gate][suppliers]") {
  const Policy policy = registered();
  CHECK(rung_of(policy, "acme", day_of("2026-10-01")).rung == "onboarding");
  CHECK(rung_of(policy, "acme", day_of("2026-10-01")).until == day_of("2026-10-01"));
  CHECK(rung_of(policy, "acme", day_of("2026-10-02")).rung == "managed");
  CHECK(!rung_of(policy, "acme", day_of("2026-10-02")).until);
  CHECK(rung_of(policy, "zeta", day_of("2030-01-01")).rung == "assured");
  CHECK(rung_of(policy, "", day_of("2026-10-01")).rung == "managed");
  CHECK(rung_of(policy, "nobody", day_of("2026-10-01")).rung == "managed");
}

}  // namespace
}  // namespace sluice
