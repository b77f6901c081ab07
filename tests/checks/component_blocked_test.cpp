// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/draft_sbom.hpp"
#include "checks/run_rule.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

Texts terms_of(const RuleResult& result) {
  Texts terms;
  for (const Finding& one : result.findings) terms.push_back(one.term);
  return terms;
}

RuleResult run_blocked(const BuildInventory& built, const Params& params, RuleScope scope = RuleScope::delivery) {
  Rule rule = make_rule("component.blocked", params);
  rule.scope = scope;
  return run_rule(built, rule);
}

/// sdk.zip with third_party/all.zip, and in that zlog-2.3.1.tar with a file.
struct Hidden {
  BuildInventory build;
  std::uint32_t inner = 0;
  Hidden() {
    build.add_delivery("sdk.zip");
    build.add_file(0, "README");
    const std::uint32_t all = build.add_nested(0, "third_party/all.zip");
    inner = build.add_nested(all, "zlog-2.3.1.tar");
    build.add_file(inner, "zlog-2.3.1/src/log.c");
  }
};

TEST_CASE("component_blocked: by file name in nested archives, a folder once", "[checks][component_blocked]") {
  const Hidden hidden;
  const RuleResult found = run_blocked(hidden.build, {{"files", Texts{"zlog-2.3.1.tar*"}}});
  CHECK(terms_of(found) == Texts{"blocked.file:zlog-2.3.1.tar"});
  CHECK(found.findings[0].place.path == "sdk.zip!/third_party/all.zip!/zlog-2.3.1.tar");
  BuildInventory unpacked;
  unpacked.add_delivery("sdk.zip");
  unpacked.add_file(0, "vendor/zlog-2.3.1/a.c");
  unpacked.add_file(0, "vendor/zlog-2.3.1/b.c");
  CHECK(terms_of(run_blocked(unpacked, {{"files", Texts{"zlog-2.3.[01]"}}})) == Texts{"blocked.file:zlog-2.3.1"});
  CHECK(terms_of(run_blocked(unpacked, {{"files", Texts{"vendor/*/b.c"}}})) ==
        Texts{"blocked.file:vendor/zlog-2.3.1/b.c"});
  CHECK(terms_of(run_blocked(unpacked, {{"files", Texts{"sdk.zip"}}})) == Texts{"blocked.file:sdk.zip"});
}

TEST_CASE("component_blocked: by digest, whatever the file is called", "[checks][component_blocked]") {
  const Hidden hidden;
  const std::string hex = to_hex(sha256("zlog-2.3.1/src/log.c"));
  const RuleResult found = run_blocked(hidden.build, {{"digests", Texts{hex}}});
  CHECK(terms_of(found) == Texts{"blocked.digest:" + hex});
  CHECK(found.findings[0].place.path.ends_with("!/zlog-2.3.1/src/log.c"));
}

TEST_CASE("component_blocked: by Package URL in manifest, packages and SBOMs", "[checks][component_blocked]") {
  Hidden hidden;
  hidden.build.add_manifest(0, {{"components.0.purl", "pkg:generic/zlog@2.3.1?arch=arm64"}, {"product.purl", "pkg:generic/acme/sdk@1"}});
  const Params ban = {{"purls", Texts{"pkg:*/zlog@2.3.1"}}};
  CHECK(terms_of(run_blocked(hidden.build, ban)) == Texts{"blocked.purl:pkg:generic/zlog@2.3.1?arch=arm64"});
  hidden.build.inventory.deliveries[0].fields.clear();
  CHECK(run_blocked(hidden.build, ban).passed == 1);
  LicenseDeclaration package;
  package.name = "zlog";
  package.version = "2.3.1";
  package.origin.path = "sdk.zip!/package.json";
  hidden.build.inventory.declarations.push_back(package);
  CHECK(terms_of(run_blocked(hidden.build, ban)) == Texts{"blocked.purl:pkg:generic/zlog@2.3.1"});
}

TEST_CASE("component_blocked: what could not be read leaves it open", "[checks][component_blocked]") {
  Hidden hidden;
  const Params ban = {{"files", Texts{"other.c"}}};
  CHECK(run_blocked(hidden.build, ban).passed == 1);
  hidden.build.stop_reading(hidden.inner);
  const RuleResult open = run_blocked(hidden.build, ban);
  REQUIRE(terms_of(open) == Texts{"blocked.unread"});
  CHECK(open.findings[0].outcome == Outcome::unknown);
  Hidden locked;
  locked.build.inventory.contents.entries.back().sha256.reset();
  CHECK(run_blocked(locked.build, ban).passed == 1);
  CHECK(terms_of(run_blocked(locked.build, {{"digests", Texts{std::string(64, 'a')}}})) == Texts{"blocked.unread"});
}

TEST_CASE("component_blocked: in the build by purl, name, source and pinned digest", "[checks][component_blocked]") {
  BuildInventory build;
  build.inventory.build.emplace();
  build.add_component("pkg:generic/zlog@2.3.1", "FetchContent", "https://zlog.example/zlog-2.3.1.tar.gz").source_digest =
      "sha256:" + std::string(64, 'b');
  build.add_component("pkg:generic/clean@1.0");
  for (const Params& ban : {Params{{"purls", Texts{"pkg:*/zlog@2.3.1"}}}, Params{{"files", Texts{"zlog-2.3.1.tar.*"}}},
                            Params{{"digests", Texts{std::string(64, 'b')}}}}) {
    const RuleResult found = run_blocked(build, ban, RuleScope::build);
    CHECK(found.findings.size() == 1);
    CHECK(found.passed == 1);
  }
  CHECK(run_blocked(build, {{"purls", Texts{"pkg:*/zlog@2.3.1"}}}).findings.empty());
  DraftSbom own;
  own.component({{"name", "clean"}, {"version", "1.0"}, {"hash.sha256", std::string(64, 'c')}});
  build.inventory.own_sboms.push_back({"bom.json", own.sbom});
  const Params by_digest = {{"digests", Texts{std::string(64, 'c')}}};
  CHECK(terms_of(run_blocked(build, by_digest, RuleScope::build)) == Texts{"blocked.digest:" + std::string(64, 'c')});
  const Params by_name = {{"purls", Texts{"pkg:generic/clean@1.0"}}};
  CHECK(run_blocked(build, by_name, RuleScope::build).findings.size() == 2);
}

TEST_CASE("component_blocked: empty lists ask for nothing", "[checks][component_blocked]") {
  const Hidden hidden;
  CHECK(run_blocked(hidden.build, {}).judged == 0);
}

}  // namespace
}  // namespace sluice::test
