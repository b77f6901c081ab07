// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/rejudge.hpp"

#include "gate/known_delivery.hpp"
#include "support/fact_sets.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

namespace {

StoredFacts one_set() { return test::make_fact_set(1, 3, limits_text({})); }

Policy with_register() {
  Policy policy;
  Supplier supplier;
  supplier.id = "acme";
  supplier.paths.emplace_back("in/acme/**");
  supplier.purls.emplace_back("pkg:generic/acme/**");
  policy.suppliers.push_back(supplier);
  return policy;
}

}  // namespace

TEST_CASE("rejudge: suppliers are the register's, or as stored where there is none", "[gate][rejudge]") {
  StoredFacts facts = one_set();
  settle_facts(Policy(), Register::stored, facts);
  CHECK(facts.inventory.deliveries[0].supplier == "supplier-1");
  settle_facts(with_register(), Register::stored, facts);
  CHECK(facts.inventory.deliveries[0].supplier == "acme");
  CHECK(facts.inventory.components[0].supplier == "acme");
  settle_facts(Policy(), Register::policy, facts);
  CHECK(facts.inventory.deliveries[0].supplier.empty());
  CHECK(facts.inventory.components[0].supplier.empty());
  facts.envelope.sources[0].supplier = "zeta";  // --supplier
  settle_facts(with_register(), Register::policy, facts);
  CHECK(facts.inventory.deliveries[0].supplier == "zeta");
}

TEST_CASE("rejudge: what was not looked for is a lack, not a pass", "[gate][rejudge]") {
  const StoredFacts facts = one_set();
  CHECK(find_lack(facts, Policy()).empty());
  Policy tight;
  tight.limits.entries = 10;
  CHECK(find_lack(facts, tight).find("other limits") != std::string::npos);
  Policy licenses;
  Rule rule;
  rule.kind = "license.allow";
  licenses.rules.push_back(rule);
  CHECK(find_lack(facts, licenses).empty());
  StoredFacts unsearched = facts;
  unsearched.envelope.licenses = false;
  CHECK(find_lack(unsearched, licenses).find("no file was searched for licenses") != std::string::npos);
  Policy digests;
  Rule asks;
  asks.condition.emplace();
  asks.condition->fact = "file.sha512";
  digests.rules.push_back(asks);
  CHECK(find_lack(facts, digests).find("no sha512 was computed") != std::string::npos);
}
