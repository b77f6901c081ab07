// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

BuildInventory unread(Completeness completeness) {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.stop_reading(0, completeness);
  return built;
}

}  // namespace

TEST_CASE("archive_format: damage fails, a whole archive passes, a note is near", "[checks][archive_format]") {
  BuildInventory built;
  built.add_delivery("bad.tar");
  built.add_delivery("good.tar");
  built.add_hazard(HazardId::tar_checksum, Weight::error, 0);
  built.add_hazard(HazardId::tar_no_eof, Weight::note, 1);
  const RuleResult result = run_rule(built, make_rule("archive.format"));
  CHECK(result.passed == 1);
  CHECK(seen(result) == Texts{"fail archive.tar.checksum"});
}

TEST_CASE("archive_format: an unread archive without any own hazard is unknown", "[checks][archive_format]") {
  const Completeness completeness = GENERATE(Completeness::incomplete, Completeness::refused);
  const RuleResult result = run_rule(unread(completeness), make_rule("archive.format"));
  CHECK(result.judged == 1);
  CHECK(result.passed == 0);
  REQUIRE(seen(result) == Texts{"unknown archive.incomplete"});
  CHECK(result.findings[0].cause == std::string(to_string(completeness)) + ": the bytes end early");
  CHECK(result.findings[0].needs.empty());
}

TEST_CASE("archive_format: its own hazard says enough", "[checks][archive_format]") {
  BuildInventory built = unread(Completeness::incomplete);
  built.add_hazard(HazardId::truncated, Weight::error, 0);
  CHECK(seen(built, make_rule("archive.format")) == Texts{"fail archive.truncated"});
}

TEST_CASE("archive_format: without require-complete only hazards count", "[checks][archive_format]") {
  const RuleResult result =
      run_rule(unread(Completeness::refused), make_rule("archive.format", {{"require-complete", false}}));
  CHECK(result.passed == 1);
  CHECK(result.findings.empty());
}

TEST_CASE("archive_format: an image that the manifest declares opaque can be accepted", "[checks][archive_format]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  const std::uint32_t image = built.add_nested(0, "radar.zip");
  const std::uint32_t entry = built.inventory.contents.containers[image].entry;
  const std::uint32_t sbom = built.add_file(0, "radar.cdx.json");
  built.stop_reading(image);
  built.add_hazard(HazardId::encrypted, Weight::error, image);
  const Rule allowing = make_rule("archive.format", {{"allow-declared-opaque", true}});
  const Texts refused = {"fail archive.encrypted"};
  CHECK(seen(built, allowing) == refused);  // not declared
  built.inventory.deliveries[0].opaque = {{entry, sbom, {}}};
  CHECK(seen(built, make_rule("archive.format")) == refused);  // not allowed
  CHECK(seen(built, allowing).empty());
  CHECK(run_rule(built, allowing).passed == 2);
  SECTION("damage is no opacity") {
    built.add_hazard(HazardId::malformed, Weight::error, image);
    CHECK(seen(built, allowing).size() == 2);
  }
  SECTION("another image beside it is not covered") {
    built.add_hazard(HazardId::encrypted, Weight::error, built.add_nested(0, "other.zip"));
    CHECK(seen(built, allowing) == refused);
  }
  SECTION("nor is the archive around it") {
    built.stop_reading(0);
    CHECK(seen(built, allowing) == Texts{"unknown archive.incomplete"});
  }
}

TEST_CASE("archive_format: the rule that finds the cause is named", "[checks][archive_format]") {
  BuildInventory built = unread(Completeness::incomplete);
  built.add_hazard(HazardId::limit_entries, Weight::error, 0);
  Policy policy;
  policy.rules = {make_rule("archive.format", {}, "a.unreadable"), make_rule("archive.limits", {}, "b.too-much")};
  const RuleResult result = run_first(built.inventory, policy);
  REQUIRE(seen(result) == Texts{"unknown archive.incomplete"});
  CHECK(result.findings[0].needs == "b.too-much");

  policy.rules[1].params["terms"] = Texts{"archive.limit.ratio"};
  CHECK(run_first(built.inventory, policy).findings[0].needs.empty());
}

TEST_CASE("archive_format: of two rules that want whole archives one finds, the other follows",
          "[checks][archive_format]") {
  const BuildInventory built = unread(Completeness::refused);
  Policy policy;
  policy.rules = {make_rule("archive.format", {}, "a.first"), make_rule("archive.format", {}, "b.second")};
  CHECK(run_first(built.inventory, policy).findings[0].needs.empty());
  Findings findings(1);
  find_kind("archive.format")->run({built.inventory, policy, Day{}}, policy.rules[1], findings);
  const RuleResult second = std::move(findings).take();
  REQUIRE(second.findings.size() == 1);
  CHECK(second.findings[0].needs == "a.first");
}
