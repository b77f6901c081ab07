// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_matched.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

Texts judged(const BuildInventory& built, const Params& params = {}) {
  return seen(run_rule(built, make_rule("dependency.duplicate", params)));
}

void add_used(BuildInventory& built, const std::string& name, const std::string& version, const std::string& source) {
  Component& component = built.add_component("pkg:generic/" + name + "@" + version, "FetchContent", source);
  component.name = name;
  component.version = version;
  built.add_use("app");
}

}  // namespace

TEST_CASE("dependency_duplicate: versions and sources in a build", "[checks][dependency_duplicate]") {
  struct Row {
    const char *name, *version, *source;
    Texts expected;
  };
  const auto row = GENERATE(values<Row>({{"libpng", "1.3.1", "https://a.example/z", {}},
                                         {"ZLIB", "1.2.13", "https://a.example/z", {"fail dependency.several-versions"}},
                                         {"zlib", "1.3.1", "https://b.example/z", {"fail dependency.several-sources"}},
                                         {"zlib", "v1.3.1", "https://a.example/z", {}},
                                         {"zlib", "", "https://a.example/z", {}}}));
  CAPTURE(row.name, row.version, row.source);
  BuildInventory built;
  add_used(built, "zlib", "1.3.1", "https://a.example/z");
  add_used(built, row.name, row.version, row.source);
  CHECK(judged(built) == row.expected);
  CHECK(judged(built, {{"ignore", Texts{"pkg:generic/**"}}}).empty());
}

TEST_CASE("dependency_duplicate: what is found and not used is no second version", "[checks][dependency_duplicate]") {
  BuildInventory built;
  add_used(built, "zlib", "1.3.1", "");
  built.add_component("pkg:generic/zlib@1.2").version = "1.2";
  CHECK(judged(built).empty());
}

TEST_CASE("dependency_duplicate: versions in a delivery's SBOM", "[checks][dependency_duplicate]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  BuildSbom sbom;
  sbom.add_component("zlib", "1.3", {{"purl", "pkg:conan/zlib@1.3"}});
  sbom.add_component("other", "1", {{"group", "a"}});
  sbom.add_component("other", "2", {{"group", "b"}});
  sbom.add_component("left-pad", "1", {{"purl", "pkg:npm/left-pad@1"}});
  sbom.add_component("left-pad", "2", {{"purl", "pkg:npm/left-pad@2"}});
  sbom.put(built.inventory, "x.json");
  CHECK(judged(built).empty());
  BuildSbom twice;
  twice.add_component("zlib", "1.3", {{"purl", "pkg:conan/zlib@1.3"}});
  twice.add_component("zlib", "1.2.13", {{"purl", "pkg:conan/zlib@1.2.13?os=linux"}});
  twice.put(built.inventory, "y.json");
  CHECK(judged(built) == Texts{"fail dependency.several-versions"});
}
