// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/licensed_uses.hpp"

#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

std::vector<LicensedUse> uses_of(BuildLicensed& built, const Rule& rule = make_rule("license.allow")) {
  built.conclude();
  return licensed_uses({built.inventory, built.policy, Day{}}, rule);
}

Texts consumers_of(BuildLicensed& built) {
  Texts names;
  for (const LicensedUse& use : uses_of(built)) {
    names.push_back(use.consumer + ":" + std::string(to_string(use.usage.linkage)));
  }
  return names;
}

}  // namespace

TEST_CASE("licensed_uses: a package that a build uses is judged for each target that ships",
          "[checks][licensed_uses]") {
  CodecInBuild built;
  CHECK(consumers_of(built) == Texts{":unknown"});
  built.add_use("player", Linkage::dynamic);
  built.add_use("flasher", Linkage::static_linked);
  built.add_use("codec_test", Linkage::static_linked, Scope::test);
  built.add_use("demo", Linkage::static_linked);
  built.add_target("demo", {}, false);
  CHECK(consumers_of(built) == Texts{"player:dynamic", "flasher:static"});
  CHECK(uses_of(built)[1].subject == Subject{SubjectKind::use, 1});
}

TEST_CASE("licensed_uses: what only tests use is not judged, nor as a delivery", "[checks][licensed_uses]") {
  CodecInBuild built;
  built.add_use("codec_test", Linkage::static_linked, Scope::test);
  CHECK(consumers_of(built).empty());
}

TEST_CASE("licensed_uses: what a build is about to take in waits for its uses", "[checks][licensed_uses]") {
  CodecInBuild built;
  built.inventory.build.reset();
  CHECK(consumers_of(built).empty());
  built.inventory.deliveries[0].taken_in.reset();
  CHECK(consumers_of(built) == Texts{":unknown"});
}

TEST_CASE("licensed_uses: the subject of what is delivered", "[checks][licensed_uses]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  const std::uint32_t nested = built.add_nested(archive, "x-1.0.tar");
  built.add_stating(nested, "a.c", "MIT");
  built.declare(archive, "vendor/package.json", "ISC");
  const std::vector<LicensedUse> uses = uses_of(built);
  REQUIRE(uses.size() == 3);
  CHECK(uses[0].subject == Subject{SubjectKind::delivery, 0});
  CHECK(uses[1].subject == Subject{SubjectKind::file, built.inventory.declarations[0].entry});
  CHECK(uses[2].subject == Subject{SubjectKind::archive, nested});
}

TEST_CASE("licensed_uses: the manifest of a delivery says how a component is linked", "[checks][licensed_uses]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_manifest(0, {{"components.0.purl", "pkg:generic/other@1.0"},
                         {"components.1.purl", "pkg:npm/acme/TONES@1.0?arch=x"},
                         {"components.1.linkage", "dynamic"},
                         {"components.1.modified", "no"}});
  LicenseDeclaration& declared = built.declare(archive, "package.json", "MIT");
  const auto entry = [&] { return uses_of(built).at(0).entry; };
  CHECK(entry() == "components.1");
  CHECK(uses_of(built)[0].usage.linkage == Linkage::dynamic);
  CHECK(uses_of(built)[0].usage.modified == std::optional(false));
  declared.version = "1.1";
  CHECK(entry().empty());
  CHECK(uses_of(built)[0].usage.linkage == Linkage::unknown);
  declared.version.clear();
  CHECK(entry() == "components.1");
}

TEST_CASE("licensed_uses: a component is also the one whose source is the archive", "[checks][licensed_uses]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(built.add_nested(archive, "sources/x-1.0.tar"), "a.c", "MIT");
  built.add_manifest(0,
                     {{"components.0.purl", "pkg:generic/else@3"}, {"components.0.source.path", "sources/x-1.0.tar"}});
  CHECK(uses_of(built).at(1).entry == "components.0");
  CHECK(uses_of(built).at(0).entry.empty());
}

TEST_CASE("licensed_uses: distribution is the target's, else the project's", "[checks][licensed_uses]") {
  CodecInBuild built;
  built.policy.project.distribution = "external";
  built.policy.project.target_distribution["flasher"] = "internal";
  built.add_use("player", Linkage::dynamic);
  built.add_use("flasher", Linkage::dynamic);
  CHECK(uses_of(built)[0].usage.distribution == "external");
  CHECK(uses_of(built)[1].usage.distribution == "internal");
}

TEST_CASE("licensed_uses: a rule's match selects", "[checks][licensed_uses]") {
  CodecInBuild built;
  built.add_use("player", Linkage::dynamic);
  built.add_use("flasher", Linkage::static_linked);
  Rule rule = make_rule("license.allow");
  rule.match.linkages = {Linkage::static_linked};
  REQUIRE(uses_of(built, rule).size() == 1);
  CHECK(uses_of(built, rule)[0].consumer == "flasher");
}
