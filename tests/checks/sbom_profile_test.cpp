// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/draft_sbom.hpp"
#include "checks/run_rule.hpp"

namespace sluice::test {
namespace {

SbomCheck named(const std::string& id, const std::string& field, SbomLevel level = SbomLevel::must,
                SbomScope scope = SbomScope::component) {
  SbomCheck check = make_check({wanted(field)}, scope);
  check.id = id;
  check.title = field;
  check.level = level;
  return check;
}

SbomProfile make_profile(const std::string& id, std::vector<SbomCheck> checks) {
  SbomProfile profile;
  profile.id = id;
  profile.checks = std::move(checks);
  return profile;
}

/// A policy with the profiles "plain" and the series "dated": "dated-1" until the end of 2025, "dated-2" from November.
Policy policy_with(const Rule& rule) {
  auto profiles = std::make_shared<SbomProfiles>();
  profiles->profiles.push_back(
      make_profile("plain", {named("name", "name"), named("supplier", "supplier", SbomLevel::should),
                             named("vulnerability", "vulnerability", SbomLevel::must_not, SbomScope::document)}));
  profiles->profiles.push_back(make_profile("dated-2", {named("supplier", "supplier")}));
  profiles->profiles.push_back(make_profile("dated-1", {named("name", "name")}));
  profiles->profiles[1].series = profiles->profiles[2].series = "dated";
  profiles->profiles[1].from = parse_day("2025-11-01");
  profiles->profiles[2].from = parse_day("2024-01-01");
  profiles->profiles[2].until = parse_day("2025-12-31");
  Policy policy;
  policy.sbom_profiles = std::move(profiles);
  policy.rules.push_back(rule);
  return policy;
}

Rule by(const std::string& profile, Params changes = {}) {
  changes.emplace_back("profiles", Texts{profile});
  return make_rule("sbom.profile", changes);
}

Texts judged(const BuildInventory& built, const Rule& rule) {
  return seen(run_first(built.inventory, policy_with(rule)));
}

Sbom sbom_of(const SbomFields& component, const SbomFields& document = {}) {
  DraftSbom built(document);
  built.component(component);
  return built.sbom;
}

struct OneDelivery : BuildInventory {
  std::uint32_t delivery = add_delivery("d.zip");
  explicit OneDelivery(Sbom sbom) { add_sbom(*this, delivery, std::move(sbom)); }
};

TEST_CASE("sbom.profile: levels and terms decide what is a finding", "[checks][sbom]") {
  const OneDelivery built(sbom_of({{"version", "1"}}, {{"vulnerability", "CVE-2026-1"}}));
  CHECK(judged(built, by("plain")) == Texts{"fail forbidden:plain:vulnerability", "fail missing:plain:name"});
  CHECK(judged(built, by("plain", {{"levels", Texts{"should"}}})) == Texts{"fail missing:plain:supplier"});
  CHECK(judged(built, by("plain", {{"terms", Texts{"forbidden:*"}}})) == Texts{"fail forbidden:plain:vulnerability"});
  const OneDelivery unknown(sbom_of({{"name", "NOASSERTION"}}));
  CHECK(judged(unknown, by("plain")).empty());
  CHECK(judged(unknown, by("plain", {{"terms", Texts{"unknown:*"}}})) == Texts{"fail unknown:plain:name"});
}

TEST_CASE("sbom.profile: who is judged passes or not, and a cut document is neither", "[checks][sbom]") {
  OneDelivery built(sbom_of({{"name", "a"}}));
  const RuleResult good = run_first(built.inventory, policy_with(by("plain")));
  CHECK(good.judged == 1);
  CHECK(good.passed == 1);
  built.inventory.sboms[0].sbom.is_complete = false;
  Policy policy = policy_with(by("plain"));
  policy.rules.push_back(make_rule("sbom.present", {}, "test.present"));
  const RuleResult cut = run_first(built.inventory, policy);
  REQUIRE(seen(cut) == Texts{"unknown unread"});
  CHECK(cut.findings[0].needs == "test.present");
}

TEST_CASE("sbom.profile: of a series, the version in force when the SBOM was made", "[checks][sbom]") {
  const auto made = [](const std::string& created, const SbomFields& component) {
    return judged(OneDelivery(sbom_of(component, {{"created", created}})), by("dated"));
  };
  CHECK(made("2025-03-01T00:00:00Z", {{"name", "a"}}).empty());
  CHECK(made("2025-03-01T00:00:00Z", {{"supplier", "a"}}) == Texts{"fail missing:dated-1:name"});
  CHECK(made("2025-12-01T00:00:00Z", {{"name", "a"}}).empty());
  CHECK(made("2025-12-01T00:00:00Z", {{"supplier", "a"}}).empty());
  CHECK(made("2026-01-01T00:00:00Z", {{"name", "a"}}) == Texts{"fail missing:dated-2:supplier"});
  CHECK(made("soon", {{"name", "a"}}) == Texts{"fail missing:dated-2:supplier"});
  const OneDelivery old(sbom_of({{"supplier", "a"}}, {{"created", "2025-03-01T00:00:00Z"}}));
  CHECK(judged(old, by("dated-2")).empty());
}

TEST_CASE("sbom.profile: one of several is enough if the rule says so", "[checks][sbom]") {
  OneDelivery built(sbom_of({{"version", "1"}}));
  add_sbom(built, built.delivery, sbom_of({{"name", "a"}}), "b.cdx.json");
  const std::uint32_t other = built.add_delivery("e.zip");
  add_sbom(built, other, sbom_of({{"version", "1"}}), "c.cdx.json");
  CHECK(judged(built, by("plain")).size() == 2);
  const RuleResult one = run_first(built.inventory, policy_with(by("plain", {{"sboms", std::string("one")}})));
  REQUIRE(one.findings.size() == 1);
  CHECK(one.findings[0].place.path == "e.zip!/c.cdx.json");
  CHECK(one.judged == 2);
}

TEST_CASE("sbom.profile: a claim of the manifest is held against the SBOM that it is about", "[checks][sbom]") {
  OneDelivery built(sbom_of({{"version", "1"}}));
  add_sbom(built, built.delivery, sbom_of({{"version", "1"}}), "b.cdx.json");
  const Rule rule = by("dated", {{"sboms", std::string("claimed")}});
  CHECK(judged(built, rule).empty());
  built.add_manifest(
      built.delivery,
      {{"sboms.0.path", "sbom.cdx.json"}, {"sboms.1.path", "b.cdx.json"}, {"sboms.1.conforms.0", "dated@2"}});
  const RuleResult result = run_first(built.inventory, policy_with(rule));
  REQUIRE(seen(result) == Texts{"fail missing:dated-2:supplier"});
  CHECK(result.findings[0].place.path == "d.zip!/b.cdx.json");
}

TEST_CASE("sbom.profile: a rule turns options of the profile", "[checks][sbom]") {
  Policy policy = policy_with(by("plain"));
  SbomProfile profile = make_profile("plain", {named("author", "author", SbomLevel::must, SbomScope::document)});
  profile.options["tool"] = {"a tool counts", false};
  profile.checks[0].any.push_back(wanted("tool"));
  profile.checks[0].any.back().option = "tool";
  auto profiles = std::make_shared<SbomProfiles>();
  profiles->profiles.push_back(profile);
  policy.sbom_profiles = profiles;
  const OneDelivery built(sbom_of({{"name", "a"}}, {{"tool", "maker"}}));
  CHECK(seen(run_first(built.inventory, policy)) == Texts{"fail missing:plain:author"});
  policy.rules[0] = by("plain", {{"accept", Texts{"tool"}}});
  CHECK(seen(run_first(built.inventory, policy)).empty());
  policy.rules[0] = by("plain", {{"accept", Texts{"tool"}}, {"refuse", Texts{"tool"}}});
  CHECK(seen(run_first(built.inventory, policy)).size() == 1);
}

}  // namespace
}  // namespace sluice::test
