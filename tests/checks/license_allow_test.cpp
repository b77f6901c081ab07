// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_licensed.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

const Params lgpl_dynamic = {{"allow", Texts{"category:permissive"}},
                             {"allow-if", Texts{"category:weak-copyleft if linkage dynamic"}}};

}  // namespace

TEST_CASE("license_allow: the same library linked in two ways is judged twice", "[checks][license_allow]") {
  CodecInBuild built;
  built.add_use("player", Linkage::dynamic);
  built.add_use("flasher", Linkage::static_linked).origin.line = 12;
  built.add_use("updater", Linkage::unknown).origin.line = 15;
  const RuleResult result = built.run(make_rule("license.allow", lgpl_dynamic));
  CHECK(result.judged == 3);
  CHECK(result.passed == 1);
  REQUIRE(result.findings.size() == 2);
  const Finding &denied = result.findings[0], &open = result.findings[1];
  CHECK(denied.outcome == Outcome::fail);
  CHECK(denied.subject == Subject{SubjectKind::use, 1});
  CHECK(denied.place.path == "CMakeLists.txt");
  CHECK(denied.place.line == 12);
  CHECK(denied.cause.find("flasher links static") != std::string::npos);
  REQUIRE(denied.related.size() == 1);
  CHECK(denied.related[0].path == "codec-1.2.tar.gz!/codec-1.2/COPYING");
  CHECK(open.outcome == Outcome::unknown);
  CHECK(open.subject == Subject{SubjectKind::use, 2});
  CHECK(open.term == denied.term);
}

TEST_CASE("license_allow: tests, documentation and build scripts of a source archive deny nothing",
          "[checks][license_allow]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d-1.0.tar.gz");
  built.add_text(archive, "d-1.0/COPYING", "MIT");
  for (const char* path : {"config.guess", "tests/t.c", "doc/manual.texi"}) {
    built.add_stating(archive, std::string("d-1.0/") + path, "GPL-2.0-or-later");
  }
  const Rule rule = make_rule("license.allow", {{"allow", Texts{"category:permissive"}}});
  CHECK(seen_by(built, rule).empty());
  built.add_stating(archive, "d-1.0/src/a.c", "GPL-2.0-or-later");
  CHECK(seen_by(built, rule) == Texts{"fail GPL-2.0-or-later"});
}

TEST_CASE("license_allow: what nobody knows is unknown, where it is asked", "[checks][license_allow]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  const Rule rule = make_rule("license.allow", {{"questions", true}});
  CHECK(seen_by(built, rule) == Texts{"unknown license.unsettled"});
  CHECK(seen_by(built, make_rule("license.allow")).empty());
  built.state(built.add_file(archive, "LICENSE"), "MIT", LicenseEvidence::text_near).difference = "4 words added";
  built.state(built.add_file(archive, "a.c"), "").difference = "Unheard-Of";
  built.state(built.add_file(archive, "b.c"), "", LicenseEvidence::unmatched).difference = "you may not";
  const RuleResult result = built.run(rule);
  CHECK(seen(result) == Texts{"unknown near:MIT", "unknown unknown:Unheard-Of", "unknown unknown:text"});
  for (const Finding& finding : result.findings) {
    REQUIRE(finding.related.size() == 1);
    CHECK(finding.related[0].path.starts_with("sha256:"));
  }
  CHECK(seen_by(built, make_rule("license.allow", {{"allow", Texts{"MIT"}}})).empty());
}

TEST_CASE("license_allow: a text with words that no list knows is unknown, and asked with its difference",
          "[checks][license_allow]") {
  BuildLicensed built;
  const std::uint32_t archive = built.deliver("d.zip");
  built.state(built.add_file(archive, "LICENSE"), "MIT", LicenseEvidence::text_varied).difference = "2 words added";
  const RuleResult result = built.run(make_rule("license.allow", {{"questions", true}, {"allow", Texts{"MIT"}}}));
  REQUIRE(seen(result) == Texts{"unknown varied:MIT"});
  CHECK(result.findings[0].cause.find("2 words added") != std::string::npos);
  CHECK(result.findings[0].related.size() == 1);
}

TEST_CASE("license_allow: a decision is the answer until the bytes change", "[checks][license_allow]") {
  BuildLicensed built;
  const std::uint32_t file = built.add_file(built.deliver("d.zip"), "a.c");
  built.state(file, "").difference = "Unheard-Of";
  built.decide(DecisionKind::concluded_license, "MIT").sha256 = to_hex(*built.inventory.contents.entries[file].sha256);
  const Rule rule = make_rule("license.allow", {{"allow", Texts{"MIT"}}, {"questions", true}});
  CHECK(seen_by(built, rule).empty());
  built.inventory.contents.entries[file].sha256 = sha256("other bytes");
  CHECK(seen_by(built, rule) == Texts{"unknown unknown:Unheard-Of"});
}
