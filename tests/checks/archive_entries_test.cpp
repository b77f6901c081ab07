// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

TEST_CASE("archive_entries: an archive that leaves its folder fails, others pass", "[checks][archive_entries]") {
  BuildInventory built;
  built.add_delivery("bad.zip");
  built.add_delivery("good.zip");
  built.add_hazard(HazardId::path_traversal, Weight::error, 0);
  const RuleResult result = run_rule(built, make_rule("archive.entries"));
  CHECK(result.judged == 2);
  CHECK(result.passed == 1);
  REQUIRE(seen(result) == Texts{"fail " + std::string(hazard_spec(HazardId::path_traversal).term)});
  CHECK(result.findings[0].subject == Subject{SubjectKind::archive, 0});
}

TEST_CASE("archive_entries: what is another kind's, or only a note, is near but passes", "[checks][archive_entries]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.add_hazard(HazardId::path_case_collision, Weight::error, 0);
  built.add_hazard(HazardId::path_traversal, Weight::note, 0);
  const RuleResult result = run_rule(built, make_rule("archive.entries"));
  CHECK(result.passed == 1);
  CHECK(result.findings.empty());
}

TEST_CASE("archive_entries: an archive that was not read whole is left to archive.format",
          "[checks][archive_entries]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.stop_reading(0);
  CHECK(seen(built, make_rule("archive.entries")).empty());
  CHECK(seen(built, make_rule("archive.format")) == Texts{"unknown archive.incomplete"});
}
