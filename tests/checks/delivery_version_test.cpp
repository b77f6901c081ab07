// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

BuildInventory stating(const std::string& name, const char* version, const char* purl) {
  BuildInventory built;
  built.add_delivery(name);
  if (version != nullptr && purl != nullptr)
    built.add_manifest(0, {{"product.version", version}, {"product.purl", purl}});
  if (version != nullptr && purl == nullptr) built.add_manifest(0, {{"product.version", version}});
  if (version == nullptr && purl != nullptr) built.add_manifest(0, {{"product.purl", purl}});
  return built;
}

struct Case {
  const char* name;
  const char* version;
  const char* purl;
  Texts expected;
};

}  // namespace

TEST_CASE("delivery_version: places that state one agree", "[checks][delivery_version]") {
  const auto one = GENERATE(values<Case>({
      {"radar-1.0.0.zip", "1.0.0", "pkg:generic/acme/radar@1.0.0", {}},
      {"radar-1.0.0.zip", "v1.0.0", "pkg:generic/acme/radar@1.0.0%2B7", {}},
      {"radar-1.0.0-linux-x86_64.tar.gz", "1.0.0", nullptr, {}},
      {"radar_1.0.0-2_amd64.deb", "1.0.0", nullptr, {}},
      {"radar_1.0.0-2_amd64.deb", "1.0.0-2", nullptr, {}},
      {"radar.zip", "1.0.0", "pkg:generic/acme/radar", {}},
      {"radar-1.0.0.zip", nullptr, nullptr, {}},
      {"radar-1.0.1.zip", "1.0.0", "pkg:generic/acme/radar@1.0.0", {"fail version.differs"}},
      {"radar-1.0.0.zip", "1.0.0", "pkg:generic/acme/radar@1.0.1", {"fail version.differs"}},
      {"radar-1.0.0-rc1.zip", "1.0.0", nullptr, {"fail version.differs"}},
      {"radar-1.0.zip", "1.0.0", nullptr, {"fail version.differs"}},
      {"radar-1.0.01.zip", "1.0.0", nullptr, {"fail version.differs"}},
      {"radar.zip", nullptr, "pkg:generic/acme/radar", {"unknown version.unstated"}},
      {"radar.zip", nullptr, nullptr, {"unknown version.unstated"}},
  }));
  CAPTURE(one.name);
  const RuleResult result = run_rule(stating(one.name, one.version, one.purl), make_rule("delivery.version"));
  CHECK(seen(result) == one.expected);
  CHECK(result.judged == 1);
}

TEST_CASE("delivery_version: a difference names every place", "[checks][delivery_version]") {
  const RuleResult result =
      run_rule(stating("radar-1.1.zip", "1.0", "pkg:generic/radar@1.0"), make_rule("delivery.version"));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].cause == "manifest says 1.0, purl says 1.0, file name says 1.1");
  CHECK(result.findings[0].place.line == 2);
  REQUIRE(result.findings[0].related.size() == 2);
  CHECK(result.findings[0].related[1].path == "radar-1.1.zip");
}

TEST_CASE("delivery_version: only the asked sources count", "[checks][delivery_version]") {
  const BuildInventory built = stating("radar-1.1.zip", "1.0", "pkg:generic/radar@2.0");
  CHECK(seen(built, make_rule("delivery.version", {{"sources", Texts{"manifest"}}})).empty());
  CHECK(seen(built, make_rule("delivery.version", {{"sources", Texts{"manifest", "purl"}}})) ==
        Texts{"fail version.differs"});
  CHECK(seen(stating("radar-1.1.zip", nullptr, nullptr), make_rule("delivery.version", {{"sources", Texts{"purl"}}})) ==
        Texts{"unknown version.unstated"});
}

TEST_CASE("delivery_version: forms", "[checks][delivery_version]") {
  const Rule rule = make_rule("delivery.version", {{"pattern", Texts{"[0-9]*.[0-9]*.[0-9]*"}}});
  CHECK(seen(stating("radar.zip", "1.0.0", nullptr), rule).empty());
  CHECK(seen(stating("radar.zip", "1.0", nullptr), rule) == Texts{"fail version.form"});
  CHECK(seen(stating("radar-2.0.zip", "1.0", nullptr), rule) == Texts{"fail version.differs", "fail version.form"});
}

TEST_CASE("delivery_version: without a manifest it hangs below the rule that misses it", "[checks][delivery_version]") {
  Policy policy;
  policy.rules = {make_rule("delivery.version"), make_rule("delivery.manifest", {}, "x.missing")};
  CHECK(run_first(stating("radar.zip", nullptr, nullptr).inventory, policy).findings.at(0).needs == "x.missing");
  CHECK(run_first(stating("radar.zip", nullptr, "pkg:a/b").inventory, policy).findings.at(0).needs.empty());
}
