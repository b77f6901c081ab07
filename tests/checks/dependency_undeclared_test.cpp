// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_matched.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

/// A build in which app links zlib.
BuildInventory build() {
  BuildInventory built;
  built.inventory.build = Build{};
  built.inventory.build->targets.push_back({"app", "EXECUTABLE", true, {"CMakeLists.txt", 2, 1, "", "test"}, {}});
  built.inventory.build->targets.push_back({"tests", "EXECUTABLE", false, {}, {}});
  built.add_component("pkg:generic/zlib@1.3.1", "FetchContent").version = "1.3.1";
  built.inventory.components.back().name = "zlib";
  built.add_use("app");
  return built;
}

void own(BuildInventory& built, const BuildSbom& sbom) { built.inventory.own_sboms.push_back({"sbom.json", sbom.sbom}); }

RuleResult judged(const BuildInventory& built, const Params& params = {}) {
  return run_rule(built, make_rule("dependency.undeclared", params));
}

}  // namespace

TEST_CASE("dependency_undeclared: known, forgotten, and of another version", "[checks][dependency_undeclared]") {
  struct Row {
    const char *name, *version;
    Texts expected;
  };
  const auto row = GENERATE(values<Row>({{"ZLIB", "1.3.1", {}},
                                         {"zlib", "v1.3.1", {}},
                                         {"zlib", "", {}},
                                         {"zlib", "1.2.13", {"fail dependency.version-differs"}},
                                         {"libpng", "1", {"fail dependency.not-linked:png", "fail dependency.undeclared"}}}));
  CAPTURE(row.name, row.version);
  BuildInventory built = build();
  BuildSbom sbom;
  sbom.add_component(row.name, row.version);
  own(built, sbom);
  CHECK(seen(judged(built)) == row.expected);
}

TEST_CASE("dependency_undeclared: each finding has the call and the place in the SBOM", "[checks][dependency_undeclared]") {
  BuildInventory built = build();
  BuildSbom sbom;
  sbom.add_component("libpng", "1.6");
  own(built, sbom);
  const RuleResult result = judged(built);
  REQUIRE(result.findings.size() == 2);
  const Finding& forgotten = result.findings[0];
  CHECK(forgotten.place.line == 3);
  REQUIRE(forgotten.related.size() == 2);
  CHECK(forgotten.related[0].line == 9);
  CHECK(forgotten.related[1].path == "sbom.json");
  const Finding& unused = result.findings[1];
  CHECK(unused.place.path == "sbom.json");
  CHECK(unused.place.pointer == "/pkg-libpng1.6");
  REQUIRE(unused.related.size() == 1);
  CHECK(unused.related[0].path == "CMakeLists.txt");
}

TEST_CASE("dependency_undeclared: what does not ship, or is ignored, need not be known", "[checks][dependency_undeclared]") {
  BuildSbom sbom;
  sbom.add_component("zlib", "1.3.1");
  BuildInventory built = build();
  own(built, sbom);
  built.add_component("pkg:generic/gtest@1");
  built.add_use("tests");
  built.add_component("pkg:generic/found-only@1");
  built.add_component("pkg:generic/gcc-runtime@12").name = "gcc-runtime";
  built.add_use("app", Linkage::dynamic);
  built.add_component("pkg:generic/tool@1");
  built.add_use("app", Linkage::process);
  built.add_component("pkg:generic/ours@1").provenance = Provenance::first_party;
  built.add_use("app");
  CHECK(seen(judged(built)).empty());
  CHECK(judged(built).judged == 2);  // zlib is declared, and is linked
  CHECK(seen(judged(built, {{"ignore", Texts{}}})) == Texts{"fail dependency.undeclared"});
  CHECK(seen(judged(built, {{"linkage", Texts{"process", "static"}}})) == Texts{"fail dependency.undeclared"});
}

TEST_CASE("dependency_undeclared: no SBOM is unknown, a delivery's speaks too", "[checks][dependency_undeclared]") {
  BuildInventory built = build();
  CHECK(seen(judged(built)) == Texts{"unknown dependency.no-sbom"});
  built.add_delivery("d.zip");
  BuildSbom sbom;
  sbom.add_component("zlib", "1.3.1");
  sbom.add_component("not-linked", "1");
  sbom.put(built.inventory, "x.json");
  CHECK(seen(judged(built)).empty());
  built.inventory.build.reset();
  CHECK(judged(built).judged == 0);
}

TEST_CASE("dependency_undeclared: what the project's SBOM may list without a link", "[checks][dependency_undeclared]") {
  BuildInventory built = build();
  BuildSbom sbom;
  const std::uint32_t product = sbom.add_component("product", "1");
  sbom.sbom.elements[product].is_subject = true;
  const std::uint32_t zlib = sbom.add_component("zlib", "1.3.1");
  const std::uint32_t inner = sbom.add_component("part-of-zlib", "1");
  const std::uint32_t tool = sbom.add_component("gtest", "1");
  sbom.add_component("firmware", "1", {{"type", "firmware"}});
  sbom.add_component("maybe", "1", {{"scope", "optional"}});
  sbom.relate(product, SbomRelationKind::depends_on, zlib);
  sbom.relate(zlib, SbomRelationKind::depends_on, inner);
  sbom.relate(product, SbomRelationKind::test_dependency, tool);
  own(built, sbom);
  CHECK(seen(judged(built)).empty());
  built.add_component("pkg:generic/found@1").name = "found";
  BuildSbom more;
  more.add_component("found", "1");
  own(built, more);
  const RuleResult result = judged(built);
  CHECK(seen(result) == Texts{"fail dependency.not-linked:found"});
  CHECK(mentions(cause_of(result, "dependency.not-linked"), "links what the build found"));
}
