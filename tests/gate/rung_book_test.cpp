// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/rung_book.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

RungAssignment assignment(const std::string& rung, const Match& match, std::optional<Day> until) {
  RungAssignment made;
  made.match = match;
  made.rung = rung;
  made.until = until;
  return made;
}

std::string rung_on(const Policy& policy, Day day, const Finding& finding) {
  const Inventory inventory = make_inventory();
  return RungBook(policy).choose({inventory, policy, day}, finding, "acme").rung;
}

TEST_CASE("rung_book: a rule family has its own rung until a day", "[gate][rungs]") {
  Policy policy = make_policy({make_rule("archive.a"), make_rule("license.b")});
  policy.rules[1].tags = {"license"};
  Match family;
  family.tags = {"license"};
  policy.assignments = {assignment("onboarding", family, today)};
  CHECK(rung_on(policy, today, make_finding(0)) == "managed");
  CHECK(rung_on(policy, today, make_finding(1)) == "onboarding");
  CHECK(rung_on(policy, today + 1, make_finding(1)) == "managed");
}

TEST_CASE("rung_book: a folder may be judged more strictly, and the first entry that fits holds", "[gate][rungs]") {
  Policy policy = make_policy({make_rule("archive.a")});
  Match folder;
  folder.paths = {Glob("a/**")};
  policy.assignments = {assignment("assured", folder, {}), assignment("observe", Match(), {})};
  CHECK(rung_on(policy, today, make_finding(0)) == "assured");
  CHECK(rung_on(policy, today, make_finding(0, "archive.path.traversal", "elsewhere")) == "observe");
}

TEST_CASE("rung_book: a finding is decided at the assigned rung, danger is not", "[gate][rungs]") {
  Policy policy = make_policy({make_rule("archive.a"), make_rule("archive.b")});
  policy.rules[1].danger = true;
  Match family;
  family.tags = {"archive"};
  policy.assignments = {assignment("observe", family, today)};
  const Verdict verdict = judge_findings(policy, {make_finding(0), make_finding(1)});
  REQUIRE(verdict.findings.size() == 2);
  for (const JudgedFinding& finding : verdict.findings)
    CHECK(finding.action == (finding.danger ? Action::fail : Action::note));
}

}  // namespace
}  // namespace sluice::test
