// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Every word of a profile's checks but those on relations.
#include "checks/draft_sbom.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

TEST_CASE("sbom_profile_check: stated, declared unknown, missing and malformed are told apart", "[checks][sbom]") {
  DraftSbom built;
  built.component({{"purl", "pkg:generic/a@1"}});
  built.component({{"purl", "NOASSERTION"}});
  built.component({{"name", "c"}});
  built.component({{"purl", "not a purl"}});
  built.component({{"purl", "not a purl"}, {"purl", "pkg:generic/d@1"}});
  SbomCheck check = make_check({wanted("purl", SbomForm::purl)});
  CHECK(answers(check, built.sbom) == "missing 3, malformed 4, unknown 2");
  check.every = true;
  CHECK(answers(check, built.sbom) == "missing 3, malformed 4 5, unknown 2");
}

TEST_CASE("sbom_profile_check: any is met by one field, or by as many values as are asked for", "[checks][sbom]") {
  DraftSbom built;
  built.component({{"supplier", "ACME"}});
  built.component({{"originator", "Zeta"}});
  built.component({{"supplier", "ACME"}, {"originator", "Zeta"}});
  built.component({{"supplier", " "}});
  SbomCheck check = make_check({wanted("supplier"), wanted("originator")});
  CHECK(answers(check, built.sbom) == "missing 4");
  check.count.least = 2;
  CHECK(answers(check, built.sbom) == "missing 1 2 4");
  check.count = {1, 1};
  CHECK(answers(check, built.sbom) == "missing 4, malformed 3");
}

TEST_CASE("sbom_profile_check: all needs each, and says which is missing", "[checks][sbom]") {
  DraftSbom built(SbomFields{{"author-organization", "ACME"}, {"tool", "maker"}});
  SbomCheck check = make_check({}, SbomScope::document);
  check.all = {wanted("author-organization"), wanted("tool"), wanted("tool-version")};
  SbomProfile profile;
  profile.checks.push_back(check);
  const std::vector<SbomCheckResult> results = check_sbom(profile, {}, built.sbom, {});
  REQUIRE(results.size() == 1);
  CHECK(answers(results[0]) == "missing 0");
  CHECK(results[0].missing_values == 0b100u);
  CHECK(answers(check,
                DraftSbom(SbomFields{{"author-organization", "A"}, {"tool", "b"}, {"tool-version", "unknown"}}).sbom) ==
        "unknown 0");
  CHECK(answers(check, DraftSbom(SbomFields{{"author-organization", "A"}, {"tool", "b"}, {"tool-version", "1"}}).sbom)
            .empty());
}

TEST_CASE("sbom_profile_check: what a declared unknown and NONE count as is the check's to say", "[checks][sbom]") {
  DraftSbom built;
  built.component({{"license-concluded", "NOASSERTION"}});
  built.component({{"license-concluded", "NONE"}});
  SbomCheck check = make_check({wanted("license-concluded")});
  CHECK(answers(check, built.sbom) == "unknown 1");
  check.unknown = SbomTaken::stated;
  check.none = SbomTaken::reported;
  CHECK(answers(check, built.sbom) == "unknown 2");
  check.unknown = check.none = SbomTaken::missing;
  CHECK(answers(check, built.sbom) == "missing 1 2");
}

TEST_CASE("sbom_profile_check: what must be given if it exists may be absent, not wrong", "[checks][sbom]") {
  DraftSbom built;
  built.component({{"name", "a"}});
  built.component({{"homepage", "nowhere"}});
  built.component({{"homepage", "https://acme.example"}});
  SbomCheck check = make_check({wanted("homepage", SbomForm::url)});
  check.level = SbomLevel::must_if_exists;
  CHECK(answers(check, built.sbom) == "malformed 2");
}

TEST_CASE("sbom_profile_check: what must not be there is forbidden, whatever it looks like", "[checks][sbom]") {
  SbomCheck check = make_check({wanted("vulnerability")}, SbomScope::document);
  check.level = SbomLevel::must_not;
  CHECK(answers(check, DraftSbom(SbomFields{{"vulnerability", "CVE-2026-1"}}).sbom) == "forbidden 0");
  CHECK(answers(check, DraftSbom(SbomFields{{"vulnerability", ""}}).sbom).empty());
  CHECK(answers(check, DraftSbom().sbom).empty());
}

TEST_CASE("sbom_profile_check: a family is met by any of its names, and only by those", "[checks][sbom]") {
  DraftSbom built;
  built.component({{"hash.sha512", std::string(128, '0')}});
  built.component({{"reference-hash.distribution.sha512", std::string(128, '0')}});
  built.component({{"hash.md5", "short"}});
  const SbomCheck check = make_check({wanted("hash.", SbomForm::digest)});
  CHECK(answers(check, built.sbom) == "missing 2, malformed 3");
}

TEST_CASE("sbom_profile_check: conditions leave elements out", "[checks][sbom]") {
  DraftSbom built;
  built.component({{"external", "true"}});
  built.component({{"external", "false"}});
  built.component({{"version", "1"}});
  SbomWanted external = wanted("external");
  external.words = {"true"};
  SbomCheck check = make_check({wanted("version")});
  check.unless = {external};
  CHECK(answers(check, built.sbom) == "missing 2");
  check.unless.clear();
  check.only_if = {external};
  CHECK(answers(check, built.sbom) == "missing 1");
}

TEST_CASE("sbom_profile_check: an option decides whether a value counts", "[checks][sbom]") {
  const DraftSbom built(SbomFields{{"tool", "maker"}});
  SbomCheck check = make_check({wanted("author"), wanted("tool")}, SbomScope::document);
  check.any[1].option = "tool-as-author";
  CHECK(answers(check, built.sbom) == "missing 0");
  CHECK(answers(check, built.sbom, {"tool-as-author"}).empty());
  SbomProfile profile;
  profile.options = {{"a", {"", true}}, {"b", {"", false}}, {"c", {"", true}}};
  CHECK(options_of(profile, {"b"}, {"c"}) == std::set<std::string, std::less<>>{"a", "b"});
  CHECK(options_of(profile, {"c", "other"}, {"c"}) == std::set<std::string, std::less<>>{"a"});
}

TEST_CASE("sbom_profile_check: formats in which a check does not hold are not judged", "[checks][sbom]") {
  SbomCheck check = make_check({wanted("name")}, SbomScope::document);
  check.families = {SbomFamily::spdx_2, SbomFamily::spdx_3};
  CHECK(answers(check, DraftSbom().sbom) == "not judged");
  CHECK(answers(check, DraftSbom({}, "spdx-tag-value", "SPDX-2.3").sbom) == "missing 0");
  CHECK(answers(check, DraftSbom({}, "spdx3-json", "3.0.1").sbom) == "missing 0");
  check.judged_by = "sbom.coverage";
  CHECK(answers(check, DraftSbom({}, "spdx3-json", "3.0.1").sbom) == "not judged");
}

TEST_CASE("sbom_profile_check: format and version must be accepted, and the document valid if that is asked",
          "[checks][sbom]") {
  SbomCheck check = make_check({}, SbomScope::document);
  check.accepts = {{"cyclonedx-json", {"1.6", "1.7"}}, {"spdx-json", {"2.3"}}};
  CHECK(answers(check, DraftSbom().sbom).empty());
  CHECK(answers(check, DraftSbom({}, "cyclonedx-json", "1.5").sbom) == "malformed 0");
  CHECK(answers(check, DraftSbom({}, "cyclonedx-xml", "1.6").sbom) == "malformed 0");
  DraftSbom spdx({}, "spdx-json", "SPDX-2.3");
  CHECK(answers(check, spdx.sbom).empty());
  spdx.sbom.is_valid = false;
  CHECK(answers(check, spdx.sbom).empty());
  check.valid = true;
  CHECK(answers(check, spdx.sbom) == "malformed 0");
}

TEST_CASE("sbom_profile_check: elements are counted by scope", "[checks][sbom]") {
  DraftSbom built;
  SbomCheck check = make_check({}, SbomScope::subject);
  check.elements = SbomCount{1, 1};
  CHECK(answers(check, built.sbom) == "missing none");
  built.subject({}, "a");
  CHECK(answers(check, built.sbom).empty());
  built.subject({}, "b");
  CHECK(answers(check, built.sbom) == "malformed 1 2");
  check.elements = SbomCount{3, std::nullopt};
  CHECK(answers(check, built.sbom) == "missing none");
}

TEST_CASE("sbom_profile_check: a document without components meets no check on components", "[checks][sbom]") {
  const DraftSbom built;
  SbomCheck check = make_check({wanted("name")});
  CHECK(answers(check, built.sbom) == "missing none");
  check.level = SbomLevel::must_if_exists;
  CHECK(answers(check, built.sbom).empty());
  CHECK(answers(make_check({wanted("name")}, SbomScope::file), built.sbom).empty());
}

TEST_CASE("sbom_profile_check: scopes are apart", "[checks][sbom]") {
  DraftSbom built(SbomFields{{"name", "d"}});
  built.component({});
  built.add(SbomElementKind::file, "f", {});
  built.add(SbomElementKind::license, "LicenseRef-a", {});
  built.subject({});
  CHECK(answers(make_check({wanted("name")}, SbomScope::document), built.sbom).empty());
  CHECK(answers(make_check({wanted("name")}, SbomScope::component), built.sbom) == "missing 1 4");
  CHECK(answers(make_check({wanted("name")}, SbomScope::file), built.sbom) == "missing 2");
  CHECK(answers(make_check({wanted("name")}, SbomScope::license), built.sbom) == "missing 3");
  CHECK(answers(make_check({wanted("name")}, SbomScope::subject), built.sbom) == "missing 4");
}

TEST_CASE("sbom_profile_check: how the document is delivered", "[checks][sbom]") {
  const std::unordered_set<std::string> files = {"0:a/x.spdx.json", "0:a/x.spdx.json.asc", "0:b/y.spdx"};
  SbomCheck check = make_check({}, SbomScope::delivery);
  check.delivered = SbomDelivered{SbomPlace::inside, {"*.spdx.json"}, {".sig", ".asc"}};
  const Sbom sbom = DraftSbom().sbom;
  CHECK(answers(check, sbom, {}, {"x.spdx.json", true, "0:a/x.spdx.json", &files}).empty());
  CHECK(answers(check, sbom, {}, {"x.spdx.json", false, "0:a/x.spdx.json", &files}) == "malformed 0");
  CHECK(answers(check, sbom, {}, {"y.spdx", true, "0:b/y.spdx", &files}) == "missing 0, malformed 0");
  check.delivered = SbomDelivered{SbomPlace::beside, {}, {}};
  CHECK(answers(check, sbom, {}, {"y.spdx", false, "", nullptr}).empty());
  CHECK(answers(check, sbom, {}, {"y.spdx", true, "", nullptr}) == "malformed 0");
}

}  // namespace
}  // namespace sluice::test
