// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"
#include "model/sbom_profile.hpp"
#include "policy/reading.hpp"
#include "policy/sbom_profiles.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

constexpr const char* head = R"(sluice: 1
profile: acme
title: ours
basis: our purchase terms
)";

void write_profile(const PolicyFolder& folder, const std::string& rest) {
  write_usual(folder);
  folder.write("pack.yaml", std::string(usual_pack) + "sbom-profiles: profiles/*.yaml\n");
  folder.write("profiles/own.yaml", head + rest);
}

TEST_CASE("sbom_profile_file: every word is taken over", "[policy][sbom]") {
  const PolicyFolder folder;
  write_profile(folder, R"(series: acme-terms
in-force: {from: 2026-01-01, until: 2026-12-31}
options:
  tool-as-author: {means: a tool counts, otherwise: accepted}
  strict: {means: nothing else, otherwise: refused}
checks:
  - id: document.author
    title: author
    scope: document
    level: should
    clause: section 1
    formats: [spdx-2, cyclonedx]
    any: [author, {field: tool, option: tool-as-author, words: [Maker, other], pattern: "[a-z]+"}, {field: "hash.*", form: digest}]
    at-least: 2
    at-most: 3
    every: true
    only-if: [name]
    unless: [{field: external, words: ["true"]}]
    unknown: stated
    none: missing
    write: {spdx-2: there, cyclonedx: here}
  - {id: b, title: b, scope: component, level: must-if-exists, all: [name, version]}
  - {id: c, title: c, scope: document, level: must, accepts: [{format: [spdx-json, spdx-yaml], versions: ["2.3"]}], valid: true}
  - {id: d, title: d, scope: subject, level: must, elements: {at-least: 1, at-most: 1}}
  - {id: e, title: e, scope: subject, level: may, relations: {test: has, kinds: [depends-on, static-link]}}
  - {id: f, title: f, scope: delivery, level: must-not, delivered: {place: inside, names: ["*.json"], companions: [.asc]}}
  - {id: g, title: g, scope: document, level: must, judged-by: sbom.coverage}
)");
  const auto policy = folder.load();
  INFO((policy ? "" : policy.error().message));
  REQUIRE(policy);
  REQUIRE(policy->sbom_profiles);
  const SbomProfile* profile = policy->sbom_profiles->find("acme");
  REQUIRE(profile);
  CHECK(profile->series == "acme-terms");
  CHECK(profile->by == "pack acme/intake");
  CHECK(profile->from == parse_day("2026-01-01"));
  CHECK(profile->until == parse_day("2026-12-31"));
  CHECK(profile->options.at("tool-as-author").is_on);
  CHECK_FALSE(profile->options.at("strict").is_on);
  REQUIRE(profile->checks.size() == 7);
  const SbomCheck& first = profile->checks[0];
  CHECK(first.scope == SbomScope::document);
  CHECK(first.level == SbomLevel::should);
  CHECK(first.clause == "section 1");
  CHECK(first.families == std::vector{SbomFamily::spdx_2, SbomFamily::cyclonedx});
  REQUIRE(first.any.size() == 3);
  CHECK(first.any[0].field == "author");
  CHECK(first.any[1].words == Strings{"maker", "other"});
  CHECK(first.any[1].pattern == "[a-z]+");
  CHECK(first.any[1].option == "tool-as-author");
  CHECK(first.any[2].field == "hash.");
  CHECK(first.any[2].is_family);
  CHECK(first.any[2].form == SbomForm::digest);
  CHECK(first.count.least == 2);
  CHECK(first.count.most == 3u);
  CHECK(first.every);
  CHECK(first.only_if.size() == 1);
  CHECK(first.unless.at(0).words == Strings{"true"});
  CHECK(first.unknown == SbomTaken::stated);
  CHECK(first.none == SbomTaken::missing);
  CHECK(first.write == std::array<std::string, 3>{"there", "", "here"});
  CHECK(profile->checks[1].all.size() == 2);
  CHECK(profile->checks[1].unknown == SbomTaken::reported);
  CHECK(profile->checks[1].none == SbomTaken::stated);
  CHECK(profile->checks[2].accepts.size() == 2);
  CHECK(profile->checks[2].valid);
  REQUIRE(profile->checks[3].elements);
  CHECK(profile->checks[3].elements->most == 1u);
  REQUIRE(profile->checks[4].graph);
  CHECK(profile->checks[4].graph->kinds == std::vector{SbomRelationKind::depends_on, SbomRelationKind::static_link});
  REQUIRE(profile->checks[5].delivered);
  CHECK(profile->checks[5].delivered->place == SbomPlace::inside);
  CHECK(profile->checks[5].delivered->companions == Strings{".asc"});
  CHECK(profile->checks[6].judged_by == "sbom.coverage");
}

struct Broken {
  const char* check;
  const char* problem;
};

TEST_CASE("sbom_profile_file: what is wrong has its place", "[policy][sbom]") {
  const auto broken = GENERATE(values<Broken>({
      {"any: [suplier]", "there is no field 'suplier'"},
      {"any: [hash.]", "there is no field 'hash.'"},
      {"any: [{field: name, form: shape}]", "'form' in"},
      {"any: [{field: name, pattern: '('}]", "is no regular expression"},
      {"any: [{field: name, option: never}]", "the profile has no option 'never'"},
      {"any: []", "asks for no value"},
      {"any: [name], all: [version]", "needs one of"},
      {"title: x", "title"},
      {"valid: true", "needs one of"},
      {"elements: {at-least: 3, at-most: 2}", "no number is at least 3 and at most 2"},
      {"all: [name], at-least: 2", "counts values without 'any'"},
      {"relations: {test: has, kinds: [hates]}", "hates"},
      {"delivered: {place: inside}", "belong together"},
      {"accepts: [{format: spdx-json, versions: ['2.3']}]", "only a document has a format"},
      {"any: [name], weight: 3", "unknown key 'weight'"},
  }));
  CAPTURE(broken.check);
  const PolicyFolder folder;
  write_profile(folder,
                std::string("checks:\n  - {id: a, title: a, scope: component, level: must, ") + broken.check + "}\n");
  const auto policy = folder.load();
  REQUIRE_FALSE(policy);
  std::string text = policy.error().message;
  for (const Diagnostic& problem : policy.error().diagnostics) text += "\n" + problem.message;
  CAPTURE(text);
  CHECK(text.find(broken.problem) != std::string::npos);
}

TEST_CASE("sbom_profile_file: names are used once", "[policy][sbom]") {
  const PolicyFolder folder;
  write_profile(folder,
                "checks:\n  - {id: a, title: a, scope: component, level: must, any: [name]}\n"
                "  - {id: a, title: b, scope: component, level: must, any: [version]}\n");
  CHECK_FALSE(folder.load());
  const PolicyFolder twice;
  write_profile(twice, "checks:\n  - {id: a, title: a, scope: component, level: must, any: [name]}\n");
  CHECK(twice.load());
  twice.write("profiles/other.yaml",
              std::string(head) + "checks:\n  - {id: a, title: a, scope: component, level: must, any: [name]}\n");
  CHECK_FALSE(twice.load());
}

const SbomProfiles& shipped() {
  static const std::shared_ptr<const SbomProfiles> profiles = [] {
    policy::Reading reading;
    policy::Rules rules;
    rules["test.rule"].rule.kind = "sbom.profile";
    rules["test.rule"].rule.params["profiles"] = Strings{"cisa-2026", "bsi-tr-03183-2"};
    auto read = policy::read_sbom_profiles(SLUICE_SOURCE_DIR "/policy", {}, rules, reading);
    for (const Diagnostic& problem : reading.problems()) UNSCOPED_INFO(render(problem, {}));
    CHECK(reading.problems().empty());
    return read.profiles;
  }();
  return *profiles;
}

TEST_CASE("sbom profiles: all that are shipped can be read", "[policy][sbom][shipped]") {
  Strings ids;
  for (const SbomProfile& profile : shipped().profiles) ids.push_back(profile.id);
  CHECK(ids == Strings{"automotive-sbom", "bsi-tr-03183-2-2.0", "bsi-tr-03183-2-2.1", "cisa-2026", "fsct-3",
                       "ntia-2021", "openchain-telco-1.1", "sbom-structure", "spdx-lite-2.3", "spdx-lite-3.0"});
  const std::vector<const SbomProfile*> bsi = shipped().find_all("bsi-tr-03183-2");
  REQUIRE(bsi.size() == 2);
  CHECK(bsi[1]->id == "bsi-tr-03183-2-2.1");
  CHECK(bsi[0]->until == parse_day("2026-02-20"));
}

TEST_CASE("sbom profiles: every check that asks for a value says where to write it", "[policy][sbom][shipped]") {
  for (const SbomProfile& profile : shipped().profiles) {
    for (const SbomCheck& check : profile.checks) {
      if (!check.judged_by.empty() || !check.accepts.empty() || check.scope == SbomScope::delivery ||
          check.level == SbomLevel::must_not)
        continue;
      for (const std::string format : {"spdx-json", "spdx3-json", "cyclonedx-json"}) {
        const SbomFamily family = sbom_family(format);
        const bool holds = check.families.empty() || std::ranges::find(check.families, family) != check.families.end();
        if (!holds || check.level == SbomLevel::may || check.level == SbomLevel::must_if_exists) continue;
        if (profile.id.starts_with("bsi") && profile.id.ends_with("2.1") && family == SbomFamily::spdx_2) continue;
        CAPTURE(profile.id, check.id, format);
        bool is_placed = !check.write[static_cast<std::size_t>(family)].empty();
        for (const std::vector<SbomWanted>* list : {&check.any, &check.all}) {
          for (const SbomWanted& one : *list)
            is_placed = is_placed || !sbom_place(one.field, check.scope, format).empty();
        }
        CHECK(is_placed);
      }
    }
  }
}

TEST_CASE("sbom profiles: both spellings of the property for the effective license count", "[policy][sbom][shipped]") {
  const SbomProfile* bsi = shipped().find("bsi-tr-03183-2-2.1");
  REQUIRE(bsi);
  const auto effective = std::ranges::find(bsi->checks, "component.effective-license", &SbomCheck::id);
  REQUIRE(effective != bsi->checks.end());
  CHECK(effective->any.size() == 2);
  CHECK(effective->any[0].field == "property.bsi:component:effectiveLicence");
  CHECK(effective->any[1].field == "property.bsi:component:effectiveLicense");
}

TEST_CASE("sbom profiles: a rule by a profile that nobody wrote is a problem", "[policy][sbom]") {
  policy::Reading reading;
  policy::Rules rules;
  rules["test.rule"].rule.kind = "sbom.profile";
  rules["test.rule"].rule.params["profiles"] = Strings{"cisa-2025"};
  policy::read_sbom_profiles(SLUICE_SOURCE_DIR "/policy", {}, rules, reading);
  REQUIRE(reading.problems().size() == 1);
  CHECK(reading.problems()[0].help.find("cisa-2026") != std::string::npos);
  rules.clear();
  CHECK(policy::read_sbom_profiles(SLUICE_SOURCE_DIR "/policy", {}, rules, reading).profiles == nullptr);
}

}  // namespace
}  // namespace sluice::test
