// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/draft_sbom.hpp"
#include "checks/run_rule.hpp"
#include "checks/sbom_findings.hpp"

namespace sluice::test {
namespace {

BuildInventory with(Sbom sbom, const std::string& path = "sbom.cdx.json") {
  BuildInventory built;
  add_sbom(built, built.add_delivery("d.zip"), std::move(sbom), path);
  return built;
}

Rule asking(Texts fields, Params changes = {}) {
  changes.emplace_back("fields", std::move(fields));
  return make_rule("sbom.fields", changes);
}

TEST_CASE("sbom.fields: what is missing names the first components and counts them", "[checks][sbom]") {
  DraftSbom built;
  for (int i = 0; i < 9; ++i) built.component({{"name", fmt::format("c{}", i)}, {"version", "1"}});
  built.component({{"name", "good"}, {"supplier", "ACME"}});
  const RuleResult result = run_rule(with(built.sbom), asking({"supplier"}));
  REQUIRE(seen(result) == Texts{"fail missing:supplier"});
  const Finding& finding = result.findings[0];
  CHECK(finding.cause == "9 of 10 components do not state supplier: c0 1, c1 1, c2 1, c3 1, c4 1 and 4 more");
  CHECK(finding.expected == "supplier in components[].supplier.name");
  CHECK(finding.place.pointer == "/components/0");
  CHECK(finding.related.size() == 8);
  CHECK(finding.related.back().pointer == "/components/8");
}

TEST_CASE("sbom.fields: the fix names the field of the document's own format", "[checks][sbom]") {
  const auto expected = [](const std::string& format, const std::string& version) {
    DraftSbom built({}, format, version);
    built.component({{"name", "a"}});
    const RuleResult result = run_rule(with(built.sbom), asking({"supplier|originator"}));
    REQUIRE(result.findings.size() == 1);
    return result.findings[0].expected;
  };
  CHECK(expected("spdx-json", "SPDX-2.3") == "supplier|originator in packages[].supplier or packages[].originator");
  CHECK(expected("spdx-tag-value", "SPDX-2.3") == "supplier|originator in PackageSupplier or PackageOriginator");
  CHECK(expected("spdx3-json", "3.0.1") == "supplier|originator in suppliedBy or originatedBy");
  CHECK(expected("cyclonedx-xml", "1.6") ==
        "supplier|originator in components[].supplier.name or components[].manufacturer.name");
}

TEST_CASE("sbom.fields: alternatives, families and forms", "[checks][sbom]") {
  DraftSbom built;
  built.component({{"purl", "pkg:generic/a@1"}, {"hash.sha1", std::string(40, 'a')}});
  built.component({{"swid", "x"}});
  CHECK(seen(with(built.sbom), asking({"purl|swid"})).empty());
  CHECK(seen(with(built.sbom), asking({"hash.*"})) == Texts{"fail missing:hash.*"});
  const Rule purl = asking({"purl"}, {{"form", std::string("purl")}, {"if-stated", true}});
  CHECK(seen(with(built.sbom), purl).empty());
  built.component({{"purl", "zlib"}});
  const RuleResult result = run_rule(with(built.sbom), purl);
  REQUIRE(seen(result) == Texts{"fail malformed:purl"});
  CHECK(result.findings[0].cause ==
        "1 of 3 components states, but not as it is asked for, purl: /components/2 ('zlib')");
  CHECK(result.findings[0].place.pointer == "/components/2/purl");
}

TEST_CASE("sbom.fields: a declared unknown is a finding for who asks for it", "[checks][sbom]") {
  DraftSbom built;
  built.component({{"name", "a"}, {"license-concluded", "NOASSERTION"}});
  built.component({{"name", "b"}, {"license-concluded", "NONE"}});
  CHECK(seen(with(built.sbom), asking({"license-concluded"})).empty());
  const Params both = {{"terms", Texts{"missing:*", "unknown:*"}}};
  CHECK(seen(with(built.sbom), asking({"license-concluded"}, both)) == Texts{"fail unknown:license-concluded"});
  const Params none = {{"none", std::string("missing")}};
  CHECK(seen(with(built.sbom), asking({"license-concluded"}, none)) == Texts{"fail missing:license-concluded"});
}

TEST_CASE("sbom.fields: what cannot be judged is unknown", "[checks][sbom]") {
  CHECK(seen(with(DraftSbom(SbomFields{{"name", "x"}}).sbom),
             asking({"suplier"}, {{"scope", std::string("document")}})) == Texts{"unknown not-a-field:suplier"});
  Sbom cut = DraftSbom().sbom;
  cut.is_complete = false;
  const RuleResult result = run_rule(with(cut), asking({"name"}));
  CHECK(seen(result) == Texts{"unknown unread"});
}

TEST_CASE("sbom.fields: an SBOM without components misses their fields", "[checks][sbom]") {
  const RuleResult result = run_rule(with(DraftSbom().sbom), asking({"name"}));
  REQUIRE(seen(result) == Texts{"fail missing:name"});
  CHECK(result.findings[0].cause == "the SBOM has no component, so it does not state name");
}

TEST_CASE("sbom.fields: names of components are clipped, and places of many are bounded", "[checks][sbom]") {
  DraftSbom built;
  built.component({{"name", std::string(5000, 'n')}});
  for (int i = 0; i < 3000; ++i) built.component({{"version", "1"}});
  const RuleResult result = run_rule(with(built.sbom), asking({"supplier"}));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].cause.size() < 400);
  CHECK(result.findings[0].related.size() == most_sbom_places - 1);
}

}  // namespace
}  // namespace sluice::test
