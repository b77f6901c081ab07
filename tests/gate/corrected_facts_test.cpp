// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/corrected_facts.hpp"

#include "base/digest.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

const std::string delivered = to_hex(sha256("delivered"));
const std::string fetched = to_hex(sha256("fetched"));

StandingDecision correction(const std::string& fact, const std::string& value) {
  StandingDecision decision;
  decision.id = "D-" + fact;
  decision.kind = DecisionKind::corrected_fact;
  decision.about = fact;
  decision.answer = value;
  decision.span = {.file = "decisions.yaml", .line = 7, .column = 9};
  return decision;
}

Inventory given() {
  Inventory inventory;
  Container archive;
  archive.sha256 = sha256("delivered");
  inventory.contents.containers.push_back(archive);
  inventory.contents.entries.emplace_back();
  Delivery delivery;
  delivery.sha256 = "sha256:" + delivered;
  delivery.fields.push_back({"product.version", "2.4", {"delivery.yaml", 3, 0, "", ""}});
  inventory.deliveries.push_back(delivery);
  LicenseDeclaration declaration;
  declaration.entry = 0;
  declaration.version = "2.4";
  inventory.declarations.push_back(declaration);
  Component component;
  component.purl = "pkg:generic/tones@1.0";
  component.version = "1.0";
  component.source_digest = "sha256:" + fetched;
  inventory.components.push_back(component);
  return inventory;
}

TEST_CASE("corrected_facts: a delivery is corrected by its digest, with what its archive declares",
          "[gate][decisions]") {
  Inventory inventory = given();
  StandingDecision version = correction("component.version", "2.4.1");
  StandingDecision name = correction("component.name", "tones");
  StandingDecision supplier = correction("delivery.supplier", "acme");
  version.sha256 = name.sha256 = supplier.sha256 = delivered;
  const std::vector<StandingDecision> decisions = {version, name, supplier};
  correct_facts(decisions, inventory);
  const Delivery& delivery = inventory.deliveries[0];
  CHECK(delivery.find_field("product.version")->value == "2.4.1");
  CHECK(delivery.find_field("product.version")->origin == Origin{"decisions.yaml", 7, 9, "", "decisions"});
  CHECK(delivery.find_field("product.name")->value == "tones");
  CHECK(delivery.supplier == "acme");
  CHECK(inventory.declarations[0].version == "2.4.1");
  CHECK(inventory.components[0].version == "1.0");
  const Inventory once = inventory;
  correct_facts(decisions, inventory);
  CHECK(inventory == once);
}

TEST_CASE("corrected_facts: a component is corrected for the bytes it was decided for", "[gate][decisions]") {
  Inventory inventory = given();
  StandingDecision pinned = correction("component.version", "1.0.3");
  pinned.purls.emplace_back("pkg:generic/tones@*");
  pinned.pin_sha256 = delivered;
  correct_facts(std::vector{pinned}, inventory);
  CHECK(inventory == given());
  REQUIRE(void_corrections(std::vector{pinned}, inventory).size() == 1);
  pinned.pin_sha256 = fetched;
  correct_facts(std::vector{pinned}, inventory);
  CHECK(inventory.components[0].version == "1.0.3");
  CHECK(void_corrections(std::vector{pinned}, inventory).empty());
}

TEST_CASE("corrected_facts: of two corrections the later one counts", "[gate][decisions]") {
  Inventory inventory = given();
  StandingDecision first = correction("component.version", "1.1"), second = correction("component.version", "1.2");
  first.sha256 = second.sha256 = fetched;
  first.date = parse_day("2026-06-02");
  second.date = parse_day("2026-06-01");
  correct_facts(std::vector{first, second}, inventory);
  CHECK(inventory.components[0].version == "1.1");
}

}  // namespace
}  // namespace sluice
