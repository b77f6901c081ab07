// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/draft_sbom.hpp"
#include "checks/run_rule.hpp"

namespace sluice::test {
namespace {

struct OneDelivery : BuildInventory {
  std::uint32_t delivery = add_delivery("d.zip");
};

TEST_CASE("sbom.present: a delivery without an SBOM", "[checks][sbom]") {
  OneDelivery built;
  CHECK(seen(built, make_rule("sbom.present")) == Texts{"fail sbom.missing"});
  const RuleResult lenient = run_rule(built, make_rule("sbom.present", {{"required", false}}));
  CHECK(lenient.judged == 0);
  built.stop_reading(0);
  CHECK(seen(built, make_rule("sbom.present")) == Texts{"unknown sbom.missing"});
}

TEST_CASE("sbom.present: an SBOM in the delivery passes, one beside it unless it must lie inside", "[checks][sbom]") {
  OneDelivery built;
  add_sbom(built, built.delivery, DraftSbom().sbom);
  CHECK(run_rule(built, make_rule("sbom.present", {{"inside", true}})).passed == 1);
  OneDelivery beside;
  const std::uint32_t document = beside.add_document(beside.delivery, "sbom", no_index, "d.zip.cdx.json");
  beside.inventory.sboms.push_back({document, DraftSbom().sbom});
  CHECK(run_rule(beside, make_rule("sbom.present")).passed == 1);
  CHECK(seen(beside, make_rule("sbom.present", {{"inside", true}})) == Texts{"fail sbom.missing"});
}

TEST_CASE("sbom.present: an SBOM speaks for its own delivery only", "[checks][sbom]") {
  OneDelivery built;
  add_sbom(built, built.add_delivery("e.zip"), DraftSbom().sbom);
  const RuleResult result = run_rule(built, make_rule("sbom.present"));
  CHECK(result.judged == 2);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].subject.index == built.delivery);
}

TEST_CASE("sbom.present: format and version together are accepted or not", "[checks][sbom]") {
  OneDelivery built;
  add_sbom(built, built.delivery, DraftSbom({}, "spdx-tag-value", "SPDX-2.3").sbom);
  CHECK(run_rule(built, make_rule("sbom.present", {{"formats", Texts{"spdx-*@2.[23]"}}})).passed == 1);
  const Rule other = make_rule("sbom.present", {{"formats", Texts{"spdx-json@2.3", "cyclonedx-*@1.6"}}});
  const RuleResult result = run_rule(built, other);
  REQUIRE(seen(result) == Texts{"fail sbom.format-not-accepted"});
  CHECK(result.findings[0].cause == "the SBOM is spdx-tag-value 2.3");
  CHECK(result.findings[0].subject.kind == SubjectKind::document);
}

TEST_CASE("sbom.present: defects of one kind are one finding with all places", "[checks][sbom]") {
  OneDelivery built;
  Sbom sbom = DraftSbom().sbom;
  sbom.is_valid = false;
  sbom.problems = {{"sbom.schema", "'name' is missing", "write it", "/components/3", 12},
                   {"sbom.schema", "'type' is missing", "", "/components/4", 17},
                   {"sbom.dangling-reference", "", "", "/dependencies/0", 40}};
  add_sbom(built, built.delivery, std::move(sbom));
  const RuleResult result = run_rule(built, make_rule("sbom.present"));
  REQUIRE(seen(result) == Texts{"fail sbom.dangling-reference", "fail sbom.schema"});
  const Finding& schema = result.findings[1];
  CHECK(schema.cause == "'name' is missing, and 1 more of this kind");
  CHECK(schema.expected == "write it");
  CHECK(schema.place == Origin{"d.zip!/sbom.cdx.json", 12, 0, "/components/3", "cyclonedx-json"});
  REQUIRE(schema.related.size() == 1);
  CHECK(schema.related[0].pointer == "/components/4");
  const Rule one = make_rule("sbom.present", {{"terms", Texts{"sbom.*", "!sbom.schema"}}});
  CHECK(seen(built, one) == Texts{"fail sbom.dangling-reference"});
}

TEST_CASE("sbom.present: what was not read or could not be validated is unknown", "[checks][sbom]") {
  OneDelivery built;
  Sbom cut = DraftSbom().sbom;
  cut.is_complete = cut.is_valid = false;
  add_sbom(built, built.delivery, std::move(cut));
  Sbom unproven = DraftSbom().sbom;
  unproven.is_valid = false;
  add_sbom(built, built.delivery, std::move(unproven), "b.cdx.json");
  CHECK(seen(built, make_rule("sbom.present")) == Texts{"unknown sbom.not-validated", "unknown sbom.unread"});
}

}  // namespace
}  // namespace sluice::test
