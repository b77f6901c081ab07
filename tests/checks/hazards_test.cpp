// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/hazards.hpp"

#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

struct Sample {
  const char* kind;
  HazardId hazard;
  const char* term;
};

Sample any_sample() {
  return GENERATE(values<Sample>({{"archive.encoding", HazardId::path_bidi, "archive.path.bidi"},
                                  {"archive.entries", HazardId::link_escape, "archive.link.escape"},
                                  {"archive.format", HazardId::malformed, "archive.malformed"},
                                  {"archive.limits", HazardId::limit_ratio, "archive.limit.ratio"}}));
}

}  // namespace

TEST_CASE("hazards: every hazard is found by its own kind and by no other", "[checks][hazards]") {
  for (const HazardSpec& hazard : hazard_specs()) {
    BuildInventory built;
    const std::uint32_t delivery = built.add_delivery("d.zip");
    built.add_hazard(hazard.id, Weight::error, built.inventory.deliveries[delivery].container);
    for (const char* kind : {"archive.encoding", "archive.entries", "archive.format", "archive.limits"}) {
      CAPTURE(kind, hazard.term);
      const Texts expected = hazard.kind == kind ? Texts{"fail " + std::string(hazard.term)} : Texts{};
      CHECK(seen(built, make_rule(kind)) == expected);
    }
  }
}

TEST_CASE("hazards: weights and terms select", "[checks][hazards]") {
  const Sample sample = any_sample();
  CAPTURE(sample.kind);
  const std::string found = "fail " + std::string(sample.term);
  BuildInventory built;
  built.add_hazard(sample.hazard, Weight::note, built.inventory.deliveries[built.add_delivery("d.tar")].container);

  CHECK(seen(built, make_rule(sample.kind)).empty());
  CHECK(seen(built, make_rule(sample.kind, {{"weights", Texts{"note"}}})) == Texts{found});
  CHECK(seen(built, make_rule(sample.kind, {{"weights", Texts{"note"}}, {"terms", Texts{"archive.*"}}})) ==
        Texts{found});
  CHECK(seen(built, make_rule(sample.kind,
                              {{"weights", Texts{"note"}}, {"terms", Texts{"*", "!" + std::string(sample.term)}}}))
            .empty());
  CHECK(seen(built, make_rule(sample.kind, {{"weights", Texts{}}})).empty());
}

TEST_CASE("hazards: each archive is a subject, and one finding is made for each hazard", "[checks][hazards]") {
  const Sample sample = any_sample();
  BuildInventory built;
  const std::uint32_t outer = built.inventory.deliveries[built.add_delivery("d.zip")].container;
  const std::uint32_t inner = built.add_nested(outer, "inner.tar");
  const std::uint32_t file = built.add_file(inner, "a");
  built.add_hazard(sample.hazard, Weight::error, inner, file);
  built.add_hazard(sample.hazard, Weight::warning, inner);
  const RuleResult result = run_rule(built, make_rule(sample.kind));
  CHECK(result.judged == 2);
  CHECK(result.passed == 1);
  REQUIRE(result.findings.size() == 2);
  CHECK(result.findings[0].subject == Subject{SubjectKind::archive, inner});
  CHECK(result.findings[0].place.path == "d.zip!/inner.tar!/a");
  CHECK(result.findings[0].cause == "seen so");
  CHECK(result.findings[1].place.path == "d.zip!/inner.tar");
}

TEST_CASE("hazards: a hazard without detail says its meaning", "[checks][hazards]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.add_hazard(HazardId::type_device, Weight::error, 0);
  built.inventory.contents.hazards[0].detail.clear();
  const RuleResult result = run_rule(built, make_rule("archive.entries"));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].cause == hazard_spec(HazardId::type_device).meaning);
}

TEST_CASE("hazards: an archive that the rule does not select is not judged", "[checks][hazards]") {
  BuildInventory built;
  built.add_delivery("a.zip", "acme");
  built.add_delivery("b.zip", "beta");
  built.add_hazard(HazardId::path_traversal, Weight::error, 1);
  Rule rule = make_rule("archive.entries");
  rule.match.suppliers = {"acme"};
  const RuleResult result = run_rule(built, rule);
  CHECK(result.judged == 1);
  CHECK(result.findings.empty());
}
