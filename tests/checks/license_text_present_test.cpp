// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

TEST_CASE("license_text_present: each license in use has its text", "[checks][license_text_present]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(archive, "a.c", "MIT AND GPL-2.0-only WITH GCC-exception-2.0");
  const Rule rule = make_rule("license.text-present");
  CHECK(seen_by(built, rule) == Texts{"fail GCC-exception-2.0", "fail GPL-2.0-only", "fail MIT"});
  CHECK(built.run(rule).findings[0].place.path == "d.zip!/a.c");
  built.add_text(archive, "LICENSES/MIT.txt", "MIT");
  built.add_text(archive, "LICENSES/GPL-2.0-only.txt", "GPL-2.0-only");
  CHECK(seen_by(built, rule) == Texts{"fail GCC-exception-2.0"});
}

TEST_CASE("license_text_present: a changed text is not the text", "[checks][license_text_present]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(archive, "a.c", "MIT");
  built.state(built.add_file(archive, "LICENSE"), "MIT", LicenseEvidence::text_near).difference = "3 words missing";
  const RuleResult result = built.run(make_rule("license.text-present"));
  REQUIRE(seen(result) == Texts{"fail altered:MIT"});
  CHECK(result.findings[0].place.path == "d.zip!/LICENSE");
  CHECK(result.findings[0].cause.find("3 words missing") != std::string::npos);
}

TEST_CASE("license_text_present: whether a text with unknown words is the text is not known",
          "[checks][license_text_present]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(archive, "a.c", "MIT");
  built.state(built.add_file(archive, "LICENSE"), "MIT", LicenseEvidence::text_varied).difference = "2 words added";
  CHECK(seen(built.run(make_rule("license.text-present"))) == Texts{"unknown varied:MIT"});
}

TEST_CASE("license_text_present: of a choice the text of the one that is used", "[checks][license_text_present]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.declare(archive, "Cargo.toml", "ISC OR MIT");
  built.add_text(archive, "LICENSE-MIT", "MIT");
  CHECK(seen_by(built, make_rule("license.text-present")) == Texts{"fail ISC"});
  CHECK(seen_by(built, make_rule("license.text-present", {{"prefer", Texts{"MIT"}}})).empty());
}

TEST_CASE("license_text_present: what was not read may hold the text", "[checks][license_text_present]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(archive, "a.c", "MIT");
  built.stop_reading(archive);
  CHECK(seen_by(built, make_rule("license.text-present")) == Texts{"unknown MIT"});
}

TEST_CASE("license_text_present: what only notices say is asked apart", "[checks][license_text_present]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.add_stating(archive, "a.c", "ISC", LicenseEvidence::notice);
  built.add_stating(archive, "b.c", "MIT");
  const auto asking = [&](const char* evidence) {
    return seen_by(built, make_rule("license.text-present", {{"evidence", std::string(evidence)}}));
  };
  CHECK(asking("fact") == Texts{"fail MIT"});
  CHECK(asking("notice") == Texts{"fail ISC"});
  CHECK(asking("any") == Texts{"fail ISC", "fail MIT"});
}
