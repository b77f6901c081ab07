// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

TEST_CASE("license_consistent: files may not say more than is declared", "[checks][license_consistent]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.declare(archive, "package.json", "MIT OR ISC");
  const Rule rule = make_rule("license.consistent");
  built.add_stating(archive, "a.c", "ISC");
  built.add_stating(archive, "tests/t.c", "GPL-2.0-only");
  CHECK(seen_by(built, rule).empty());
  built.add_stating(archive, "b.c", "GPL-2.0-only");
  const RuleResult result = built.run(rule);
  REQUIRE(seen(result) == Texts{"fail GPL-2.0-only"});
  CHECK(result.findings[0].place.path == "d.zip!/b.c");
  REQUIRE_FALSE(result.findings[0].related.empty());
  CHECK(result.findings[0].related[0].path == "d.zip!/package.json");
}

TEST_CASE("license_consistent: what only notices say is asked apart", "[checks][license_consistent]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.declare(archive, "package.json", "MIT");
  built.add_stating(archive, "a.c", "ISC", LicenseEvidence::notice);
  CHECK(seen_by(built, make_rule("license.consistent")).empty());
  for (const char* evidence : {"notice", "any"}) {
    CHECK(seen_by(built, make_rule("license.consistent", {{"evidence", std::string(evidence)}})) == Texts{"fail ISC"});
  }
}

TEST_CASE("license_consistent: declared names must be known", "[checks][license_consistent]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.declare(archive, "package.json", "").unknown = {"the usual"};
  built.declare(archive, "lib/pom.xml", "MIT").problem = "it is cut short";
  const Rule rule = make_rule("license.consistent");
  CHECK(seen_by(built, rule) == Texts{"unknown unknown:the usual", "unknown unreadable"});
  CHECK(seen_by(built, make_rule("license.consistent", {{"evidence", std::string("notice")}})).empty());
}

TEST_CASE("license_consistent: without a declaration there is nothing to differ from", "[checks][license_consistent]") {
  BuildLicensed built;
  built.add_stating(built.deliver("d.zip"), "a.c", "ISC");
  const RuleResult result = built.run(make_rule("license.consistent"));
  CHECK(result.judged == 1);
  CHECK(result.passed == 1);
}
