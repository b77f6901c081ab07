// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/needs.hpp"

#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

TEST_CASE("needs: entries are all listed unless reading ended early", "[checks][needs]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  const std::uint32_t entry = built.add_file(0, "a");
  CHECK(lists_every_entry(built.inventory.contents, 0));

  built.stop_reading(0);
  CHECK_FALSE(lists_every_entry(built.inventory.contents, 0));  // nothing says why

  built.add_hazard(HazardId::encrypted, Weight::error, 0, entry);
  built.add_hazard(HazardId::path_traversal, Weight::error, 0, entry);
  CHECK(lists_every_entry(built.inventory.contents, 0));

  SECTION("a cut-off archive lists what it lists") { built.add_hazard(HazardId::truncated, Weight::error, 0, entry); }
  SECTION("so does one over a limit") { built.add_hazard(HazardId::limit_entries, Weight::error, 0); }
  SECTION("and one that is encrypted as a whole") { built.add_hazard(HazardId::encrypted, Weight::error, 0); }
  SECTION("and one that was refused") { built.stop_reading(0, Completeness::refused); }
  CHECK_FALSE(lists_every_entry(built.inventory.contents, 0));
}

TEST_CASE("needs: the first unlisted container of a delivery", "[checks][needs]") {
  BuildInventory built;
  built.add_delivery("a.zip");
  built.add_delivery("b.zip");
  const std::uint32_t inner = built.add_nested(1, "in.tar");
  built.stop_reading(inner);
  const Policy policy;
  const Rule asking;
  const Unread unread({built.inventory, policy, Day{}}, asking);
  CHECK(unread.find_unlisted(0) == no_index);
  CHECK(unread.find_unlisted(1) == inner);
}

TEST_CASE("needs: the cause is the rule that has a finding on it", "[checks][needs]") {
  BuildInventory built;
  built.add_delivery("d.zip", "acme");
  built.stop_reading(0);
  built.add_hazard(HazardId::truncated, Weight::error, 0);
  Policy policy;
  policy.rules = {make_rule("archive.format", {{"terms", Texts{"archive.empty"}}}, "a.other-term"),
                  make_rule("archive.format", {{"weights", Texts{"note"}}}, "b.other-weight"),
                  make_rule("archive.format", {}, "c.other-supplier"), make_rule("archive.format", {}, "d.cause")};
  policy.rules[2].match.suppliers = {"beta"};
  const Rule asking = make_rule("document.present", {}, "x.asking");
  CHECK(Unread({built.inventory, policy, Day{}}, asking).rule_for(0) == "d.cause");
  CHECK(Unread({built.inventory, policy, Day{}}, policy.rules[3]).rule_for(0).empty());  // itself

  policy.rules.pop_back();
  CHECK(Unread({built.inventory, policy, Day{}}, asking).rule_for(0) == "a.other-term");  // wants whole archives
  policy.rules[0].params["require-complete"] = false;
  policy.rules[1].params["require-complete"] = false;
  CHECK(Unread({built.inventory, policy, Day{}}, asking).rule_for(0).empty());
}

TEST_CASE("needs: manifests", "[checks][needs]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  CHECK_FALSE(has_manifest(built.inventory.deliveries[0]));
  Policy policy;
  const CheckInput input{built.inventory, policy, Day{}};
  CHECK(rule_for_missing_manifest(input, 0).empty());
  policy.rules = {make_rule("delivery.manifest", {{"required", false}}, "a.optional"),
                  make_rule("delivery.manifest", {}, "b.missing")};
  CHECK(rule_for_missing_manifest(input, 0) == "b.missing");

  built.add_defect(0, "manifest.syntax");
  CHECK(has_manifest(built.inventory.deliveries[0]));
  CHECK(rule_for_unreadable_manifest(input, 0) == "a.optional");
  policy.rules[0].params["defects"] = Texts{"manifest.bad-value"};
  CHECK(rule_for_unreadable_manifest(input, 0) == "b.missing");
}
