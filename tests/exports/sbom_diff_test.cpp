// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/sbom_diff.hpp"
#include "exports/sbom_merge.hpp"
#include "support/build_sbom.hpp"
#include "support/sbom_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace sluice;

namespace {

Sbom older() {
  test::BuildSbom build;
  build.add_component("zlib", "1.3", {{"license-declared", "Zlib"}, {"hash.sha256", std::string(64, 'a')}});
  build.add_component("png", "1.6");
  build.add_component("gone", "1");
  build.add_file("./lib/a.so", {{"hash.sha1", std::string(40, 'b')}});
  return build.sbom;
}

Sbom newer() {
  test::BuildSbom build;
  build.add_component("fresh", "2");
  build.add_component("ZLIB", "1.3", {{"license-declared", "MIT"}, {"hash.sha256", std::string(64, 'A')}});
  build.add_component("png", "1.7", {{"purl", "pkg:generic/png@1.7"}});
  build.add_file("lib/a.so", {{"hash.sha1", std::string(40, 'c')}});
  return build.sbom;
}

}  // namespace

TEST_CASE("sbom_diff: what was added, removed and changed", "[exports][sbom]") {
  CHECK(render_diff_text(diff_sboms(older(), newer())) ==
        "+ component fresh 2\n"
        "- component gone 1\n"
        "~ component png: version 1.6 -> 1.7\n"
        "~ component ZLIB: license-declared Zlib -> MIT\n"
        "~ file lib/a.so: hash.sha1 " +
            std::string(40, 'b') + " -> " + std::string(40, 'c') + "\n");
}

TEST_CASE("sbom_diff: a document does not differ from itself", "[exports][sbom]") {
  CHECK(diff_sboms(older(), older()).empty());
  CHECK(render_diff_text({}).empty());
  CHECK(render_diff_json({}) == "{\n  \"schema\": \"sluice.sbom-diff/1\",\n  \"changes\": []\n}\n");
}

TEST_CASE("sbom_diff: two versions side by side are told apart", "[exports][sbom]") {
  test::BuildSbom one, two;
  one.add_component("a", "1");
  one.add_component("a", "2");
  two.add_component("a", "2");
  two.add_component("a", "3");
  CHECK(render_diff_text(diff_sboms(one.sbom, two.sbom)) == "~ component a: version 1 -> 3\n");
}

TEST_CASE("sbom_merge: what several say stands once, and contradictions are told", "[exports][sbom]") {
  test::BuildSbom one, two;
  const auto a = one.add_component("a", "1", {{"license-declared", "MIT"}});
  one.relate(a, SbomRelationKind::depends_on, one.add_component("b", "2"));
  const auto again = two.add_component("a", "1", {{"license-declared", "Zlib"}, {"cpe", "cpe:/a:a:a:1"}});
  two.relate(again, SbomRelationKind::depends_on, two.add_component("b", "2"));
  two.add_component("a", "2");
  const std::vector<Sbom> documents = {one.sbom, two.sbom};
  const MergedSbom merged = merge_sboms(documents);
  CHECK(merged.sbom.elements.size() == 4);
  CHECK(merged.sbom.relations.size() == 1);
  REQUIRE(merged.contradictions.size() == 1);
  CHECK(merged.contradictions[0] == SbomContradiction{"component a 1", "license-declared", "MIT", "Zlib", 1});
  const std::string text = test::sbom_text(merged.sbom, test::SbomNames::names);
  CHECK(text.find("  cpe = cpe:/a:a:a:1\n") != std::string::npos);
  CHECK(text.find("Zlib") == std::string::npos);
}

TEST_CASE("sbom_merge: merging a document with itself adds nothing", "[exports][sbom]") {
  const std::vector<Sbom> documents = {older(), older()};
  const MergedSbom merged = merge_sboms(documents);
  CHECK(merged.contradictions.empty());
  CHECK(diff_sboms(older(), merged.sbom).empty());
  CHECK(merged.sbom.elements.size() == older().elements.size());
}
