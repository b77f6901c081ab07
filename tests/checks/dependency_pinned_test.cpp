// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

const std::string some_digest = "sha256:" + std::string(64, 'a');

BuildInventory fetched(const std::string& source, const std::string& pin, const std::string& via) {
  BuildInventory built;
  built.add_component("pkg:generic/zlib@1.3.1", via, source).source_digest = pin;
  return built;
}

}  // namespace

struct PinCase {
  const char* situation;
  std::string source, pin, via;
  Texts expected;
};

TEST_CASE("dependency_pinned: pins", "[checks][dependency_pinned]") {
  const std::string url = "https://a.example/z.tar.gz", git = "https://a.example/z.git";
  const PinCase cases[] = {
      {"a digest", url, some_digest, "FetchContent", {}},
      {"a full commit", git, "git:" + std::string(40, '1'), "ExternalProject", {}},
      {"nothing", url, "", "ExternalProject", {"fail pin.missing"}},
      {"a digest that can be forged", url, "md5:" + std::string(32, 'a'), "FetchContent", {"fail pin.weak"}},
      {"a short commit", git, "git:1234567", "FetchContent", {"fail pin.weak"}},
      {"nobody said where from", "", "", "FetchContent", {"unknown pin.source-unknown"}},
      {"a local archive is a delivery", "deliveries/z.zip", "", "FetchContent", {}},
      {"a package of the system is not fetched", "", "", "find_package", {}},
  };
  for (const PinCase& one : cases) {
    CAPTURE(one.situation);
    const RuleResult result =
        run_rule(fetched(one.source, one.pin, one.via), make_rule("dependency.pinned"));
    CHECK(seen(result) == one.expected);
    CHECK(result.judged == 1);
  }
}

TEST_CASE("dependency_pinned: what can be moved is named, at its call", "[checks][dependency_pinned]") {
  BuildInventory built;
  built.add_component("pkg:github/madler/zlib@v1.3.1", "FetchContent", "https://github.com/madler/zlib.git");
  const RuleResult result = run_rule(built, make_rule("dependency.pinned"));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].cause.find("'v1.3.1' is a branch or tag") != std::string::npos);
  CHECK(result.findings[0].place.line == 3);
  CHECK(seen(built, make_rule("dependency.pinned", {{"ignore", Texts{"pkg:github/madler/**"}}})).empty());
}
