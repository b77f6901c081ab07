// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/matrix.hpp"
#include "checks/kind.hpp"
#include "cli/matrix_output.hpp"
#include "cli/program.hpp"
#include "cli/reference_page.hpp"
#include "policy/load.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace sluice;
using namespace sluice::test;

namespace {

const std::string shipped = SLUICE_SOURCE_DIR "/policy";

Coverage shipped_coverage() {
  auto coverage = load_coverage(shipped, catalogue());
  if (!coverage && !coverage.error().diagnostics.empty()) UNSCOPED_INFO(coverage.error().diagnostics[0].message);
  REQUIRE(coverage);
  return std::move(*coverage);
}

Policy policy_of(const std::string& pack) {
  PolicySources sources;
  sources.builtin_folder = shipped;
  sources.packs = {"builtin:" + pack + "@1"};
  sources.rung = "assured";
  auto policy = load_policy(sources, catalogue());
  REQUIRE(policy);
  return std::move(*policy);
}

const MatrixRow& row_of(const Matrix& matrix, std::string_view clause) {
  const auto found = std::ranges::find(matrix.rows, clause, &MatrixRow::clause);
  REQUIRE(found != matrix.rows.end());
  return *found;
}

}  // namespace

TEST_CASE("matrix: every obligation is decided, planned, always so, or says why not", "[cli][matrix]") {
  const Coverage coverage = shipped_coverage();
  CHECK(coverage.obligations.size() >= 215);
  std::set<std::string> decided;
  for (const CataloguedObligation& one : coverage.obligations) decided.insert(one.rules.begin(), one.rules.end());
  for (const Rule& rule : coverage.rules) {
    CAPTURE(rule.id);
    CHECK(decided.contains(rule.id));
  }
}

TEST_CASE("matrix: every shipped rule says why, how to mend it, and who asks for it", "[cli][matrix][slow]") {
  const std::vector<ShippedPack> packs = load_shipped_packs(shipped, catalogue()).value_or(std::vector<ShippedPack>());
  CHECK(packs.size() >= 14);
  for (const Rule& rule : shipped_coverage().rules) {
    CAPTURE(rule.id);
    CHECK_FALSE(rule.rationale.empty());
    CHECK_FALSE(rule.fix_integrator.empty());
    CHECK_FALSE((rule.fix_supplier.empty() && rule.scope == RuleScope::delivery));
    CHECK_FALSE(rule.clauses.empty());
    const auto brings = [&](const ShippedPack& pack) { return std::ranges::binary_search(pack.rules, rule.id); };
    CHECK(std::ranges::any_of(packs, brings));
  }
}

TEST_CASE("matrix: a pack finds every shipped rule that its globs name, in whichever file", "[cli][matrix]") {
  std::size_t archives = 0;
  for (const Rule& rule : shipped_coverage().rules) archives += rule.id.starts_with("archive.") ? 1 : 0;
  CHECK(policy_of("archive-safety").rules.size() == archives - 1);  // one is left out by name
}

TEST_CASE("matrix: a clause is judged, not in use, planned or not visible", "[cli][matrix]") {
  const Coverage coverage = shipped_coverage();
  const Standard* standard = coverage.find_standard("iso-5230");
  REQUIRE(standard != nullptr);
  const Matrix own = make_matrix(*standard, coverage, policy_of("openchain-5230"));
  CHECK(row_of(own, "3.4.1").state == ClauseState::judged);
  CHECK(row_of(own, "3.1.2").state == ClauseState::unseen);
  CHECK_FALSE(row_of(own, "3.1.2").unseen.empty());
  CHECK(row_of(own, "3.5.1").state == ClauseState::planned);
  const Matrix other = make_matrix(*standard, coverage, policy_of("archive-safety"));
  CHECK(row_of(other, "3.4.1").state == ClauseState::not_in_use);
}

TEST_CASE("matrix: the checks of a profile are clauses, judged only where the policy names the profile",
          "[cli][matrix]") {
  const Coverage coverage = shipped_coverage();
  const Standard* standard = coverage.find_standard("bsi-tr-03183-2");
  REQUIRE(standard != nullptr);
  const Matrix own = make_matrix(*standard, coverage, policy_of("bsi-tr-03183-2"));
  const Matrix other = make_matrix(*standard, coverage, policy_of("ntia-2021"));
  const auto is_check = [](const MatrixRow& row) {
    return std::ranges::any_of(
        row.rules, [](const MatrixRule& rule) { return rule.id == "sbom.profile-unmet (component.creator)"; });
  };
  const auto mine = std::ranges::find_if(own.rows, is_check);
  const auto others = std::ranges::find_if(other.rows, is_check);
  REQUIRE(mine != own.rows.end());
  REQUIRE(others != other.rows.end());
  CHECK(mine->state == ClauseState::judged);
  CHECK(others->state == ClauseState::not_in_use);
}

TEST_CASE("matrix: every standard in every format", "[cli][matrix][slow]") {
  const TemporaryFolder folder;
  for (const Standard& standard : shipped_coverage().standards) {
    CAPTURE(standard.id);
    const Ended text = sluice_run({"matrix", "--standard", standard.id}, folder.path());
    CHECK(text.code == 0);
    CHECK(text.out.find("not visible to a gate\n") != std::string::npos);
  }
  const std::vector<std::pair<std::string, std::string>> starts = {
      {"csv", "standard,clause,asks,state,rules,unseen\r\n"}, {"markdown", "# ISO/IEC 5230"}, {"json", "{"}};
  for (const auto& [format, start] : starts) {
    const Ended ended = sluice_run({"matrix", "--standard", "iso-5230", "--format", format}, folder.path());
    CAPTURE(format, ended.err);
    CHECK(ended.code == 0);
    CHECK(ended.out.starts_with(start));
    CHECK(ended.out.find("3.4.1") != std::string::npos);
  }
  CHECK(sluice_run({"matrix", "--standard", "iso-9001"}, folder.path()).code == 2);
}

TEST_CASE("matrix: a field that a spreadsheet would run is made text", "[cli][matrix]") {
  const Matrix matrix{"x", "t", "b", "p", {{"=1+1", "says \"so\"", ClauseState::unseen, {}, ""}}};
  CHECK(render_matrix(matrix, "csv").find("\"'=1+1\",\"says \"\"so\"\"\"") != std::string::npos);
}

TEST_CASE("reference: the published page is the generated one", "[cli][matrix][slow]") {
  const auto packs = load_shipped_packs(shipped, catalogue());
  REQUIRE(packs);
  CHECK(golden_difference("../../policy/REFERENCE.md",
                          render_reference(shipped_coverage(), *packs, catalogue().kinds())) == "");
}
