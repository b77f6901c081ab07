// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

constexpr const char* pin = "5b1f0c0d9a1e4f6c8f0c2a77b1d23e90a1b2c3d4e5f60718293a4b5c6d7e8f90";

void write_waivers(const PolicyFolder& folder, const std::string& waivers) {
  write_usual(folder);
  folder.write("pack.yaml", std::string(usual_pack) + "waiver-policy: {require: [owner, ticket]}\n");
  folder.write("sluice.yaml", std::string(usual_project) + "waivers: [waivers.yaml]\n");
  folder.write("waivers.yaml", "sluice: 1\nwaivers:\n" + waivers);
}

TEST_CASE("waiver_file: every field is taken over", "[policy][waiver_file]") {
  const PolicyFolder folder;
  write_waivers(folder,
                "  - {id: W-1, rules: [acme/archive.deep], match: {purl: 'pkg:generic/*', path: '**', term: x, "
                "supplier: zeta}, pin: {sha256: " +
                    std::string(pin) +
                    "}, category: mitigated, justification: component_not_present, reason: r, owner: o, approved-by: "
                    "a, ticket: t,\n"
                    "     created: 2026-09-01, starts: 2026-09-02, expires: 2026-10-01, until-fixed: true}\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  REQUIRE(policy->waivers.size() == 1);
  const Waiver& waiver = policy->waivers[0];
  CHECK(waiver.defects.empty());
  CHECK(waiver.rules == Strings{"acme/archive.deep"});
  CHECK(waiver.match.suppliers == Strings{"zeta"});
  CHECK(waiver.match.terms.at(0).pattern() == "x");
  CHECK(waiver.pin_sha256 == pin);
  CHECK(waiver.category == "mitigated");
  CHECK(waiver.justification == "component_not_present");
  CHECK(waiver.approved_by == "a");
  CHECK(waiver.starts == parse_day("2026-09-02"));
  CHECK(waiver.expires == parse_day("2026-10-01"));
  CHECK(waiver.until_fixed);
}

struct Defect {
  const char* waiver;
  const char* defect;
};

TEST_CASE("waiver_file: what is wrong with one waiver is its defect, and loading goes on", "[policy][waiver_file]") {
  const auto defect = GENERATE(values<Defect>({
      {"{id: W-1, rules: [x], owner: o, ticket: t}", "missing-key waivers.yaml:3:5"},
      {"{id: W-1, rules: [x], owner: o, expires: 2026-10-01}", "waiver-field waivers.yaml:3:5"},
      {"{id: W-1, rules: [x], owner: o, ticket: t, expires: 2026-13-01}", "wrong-value waivers.yaml:3:57"},
      {"{id: W-1, rules: [x], owner: o, ticket: t, expire: 2026-10-01, expires: 2026-10-01}",
       "unknown-key waivers.yaml:3:48"},
      {"{id: W-1, rules: [x], owner: o, ticket: t, category: bored, expires: 2026-10-01}",
       "wrong-value waivers.yaml:3:58"},
      {"{id: W-1, rules: [x], owner: o, ticket: t, starts: 2026-10-02, expires: 2026-10-01}",
       "day-order waivers.yaml:3:77"},
      {"{id: W-1, rules: [x], owner: o, ticket: t, pin: {sha256: ab}, expires: 2026-10-01}",
       "wrong-value waivers.yaml:3:62"},
      {"just text", "wrong-value waivers.yaml:3:5"},
  }));
  CAPTURE(defect.waiver);
  const PolicyFolder folder;
  write_waivers(folder, "  - " + std::string(defect.waiver) + "\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  REQUIRE(policy->waivers.size() == 1);
  REQUIRE(policy->waivers[0].defects.size() == 1);
  const Diagnostic& found = policy->waivers[0].defects[0];
  CHECK(found.code + " " + folder.without_folder(to_string(found.primary.span)) == defect.defect);
}

TEST_CASE("waiver_file: a second use of an id is the second one's defect", "[policy][waiver_file]") {
  const PolicyFolder folder;
  const std::string waiver = "  - {id: W-1, rules: [x], owner: o, ticket: t, expires: 2026-10-01}\n";
  write_waivers(folder, waiver + waiver);
  const auto policy = folder.load();
  REQUIRE(policy);
  REQUIRE(policy->waivers.size() == 2);
  CHECK(policy->waivers[0].defects.empty());
  REQUIRE(policy->waivers[1].defects.size() == 1);
  CHECK(policy->waivers[1].defects[0].code == "duplicate-waiver");
}

TEST_CASE("waiver_file: what is wrong with the file is refused", "[policy][waiver_file]") {
  const PolicyFolder folder;
  write_waivers(folder, "  - id: W-1\n    rules: [x]\n    owner: \"o\n    expires: 2026-10-01\n");
  CHECK(folder.problems() == Strings{"yaml-unclosed-quote waivers.yaml:5:12"});
  folder.write("waivers.yaml", "sluice: 1\nwaivers: []\nwaiver: []\n");
  CHECK(folder.problems() == Strings{"unknown-key waivers.yaml:3:1"});
}

TEST_CASE("waiver_file: a baseline is read sorted, and nothing else is taken for one", "[policy][waiver_file]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("sluice.yaml", std::string(usual_project) + "baseline: baseline.json\n");
  folder.write("baseline.json", R"({"sluice": 1, "fingerprints": ["b", "a"]})");
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(policy->baseline.fingerprints == Strings{"a", "b"});
  folder.write("baseline.json", R"({"sluice": 2, "fingerprints": ["b", 1], "more": 1})");
  CHECK(folder.problems().size() == 3);
  folder.write("baseline.json", "[");
  CHECK(folder.problems() == Strings{"baseline-syntax baseline.json"});
  folder.write("baseline.json", R"({"sluice": 1})");
  CHECK(folder.problems().size() == 1);
}

}  // namespace
}  // namespace sluice::test
