// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

Rule license_rule(std::int64_t least = 1) {
  return make_rule("document.present", {{"role", std::string("license text")},
                                        {"any", Texts{"LICENSE*", "**/LICENSE*", "!**/examples/**"}},
                                        {"min", least}});
}

}  // namespace

TEST_CASE("document_present: where it counts", "[checks][document_present]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  SECTION("at the root") { built.add_file(0, "LICENSE.txt"); }
  SECTION("in a folder") { built.add_file(0, "radar-1.0/doc/LICENSE"); }
  SECTION("in an archive inside") { built.add_file(built.add_nested(0, "a.tar"), "LICENSE"); }
  SECTION("beside the delivery") { built.add_document(0, "license", no_index, "LICENSE.radar"); }
  CHECK(run_rule(built, license_rule()).passed == 1);
}

TEST_CASE("document_present: what comes near and does not count", "[checks][document_present]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  SECTION("nothing") {}
  SECTION("another name") { built.add_file(0, "doc/license.txt"); }
  SECTION("a folder") { built.inventory.contents.entries[built.add_file(0, "LICENSES")].kind = EntryKind::folder; }
  SECTION("an excluded folder") { built.add_file(0, "src/examples/LICENSE"); }
  SECTION("in another delivery") {
    built.add_file(built.inventory.deliveries[built.add_delivery("e.zip")].container, "LICENSE");
  }
  const RuleResult result = run_rule(built, license_rule());
  REQUIRE(seen(result) == Texts{"fail document.missing"});
  CHECK(result.findings[0].subject == Subject{SubjectKind::delivery, 0});
  CHECK(result.findings[0].cause == "no license text was delivered");
}

TEST_CASE("document_present: too few", "[checks][document_present]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.add_file(0, "LICENSE");
  const RuleResult result = run_rule(built, license_rule(2));
  REQUIRE(seen(result) == Texts{"fail document.missing"});
  CHECK(result.findings[0].cause == "only 1 file of license text was delivered");
  built.add_file(0, "doc/LICENSE");
  CHECK(seen(built, license_rule(2)).empty());
}

TEST_CASE("document_present: an unread part may hold it", "[checks][document_present]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  const std::uint32_t inner = built.add_nested(0, "a.tar");
  Policy policy;
  policy.rules = {license_rule(), make_rule("archive.format", {}, "x.unreadable")};

  built.stop_reading(inner, Completeness::refused);
  RuleResult result = run_first(built.inventory, policy);
  CHECK(seen(result) == Texts{"unknown document.missing"});
  CHECK(result.findings[0].needs.empty());  // an inner archive excuses nothing

  built.stop_reading(0);
  result = run_first(built.inventory, policy);
  CHECK(seen(result) == Texts{"unknown document.missing"});
  CHECK(result.findings[0].needs == "x.unreadable");

  built.add_file(0, "LICENSE");
  CHECK(seen(run_first(built.inventory, policy)).empty());
}
