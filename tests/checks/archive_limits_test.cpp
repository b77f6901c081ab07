// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/run_rule.hpp"

using namespace sluice;
using namespace sluice::test;

TEST_CASE("archive_limits: an archive that crosses a limit fails, others pass", "[checks][archive_limits]") {
  BuildInventory built;
  built.add_delivery("bad.zip");
  built.add_delivery("good.zip");
  built.add_hazard(HazardId::limit_entries, Weight::error, 0);
  const RuleResult result = run_rule(built, make_rule("archive.limits"));
  CHECK(result.judged == 2);
  CHECK(result.passed == 1);
  REQUIRE(seen(result) == Texts{"fail " + std::string(hazard_spec(HazardId::limit_entries).term)});
  CHECK(result.findings[0].subject == Subject{SubjectKind::archive, 0});
}

TEST_CASE("archive_limits: what is another kind's, or only a note, is near but passes", "[checks][archive_limits]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.add_hazard(HazardId::truncated, Weight::error, 0);
  built.add_hazard(HazardId::limit_entries, Weight::note, 0);
  const RuleResult result = run_rule(built, make_rule("archive.limits"));
  CHECK(result.passed == 1);
  CHECK(result.findings.empty());
}

TEST_CASE("archive_limits: an archive that was not read whole is left to archive.format", "[checks][archive_limits]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.stop_reading(0);
  CHECK(seen(built, make_rule("archive.limits")).empty());
  CHECK(seen(built, make_rule("archive.format")) == Texts{"unknown archive.incomplete"});
}
