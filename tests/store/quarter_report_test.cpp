// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/ledger_access.hpp"
#include "store/quarter_figures.hpp"
#include "support/quarter_sample.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <ctime>

using namespace sluice;
using namespace sluice::test;

namespace {

std::int64_t days(std::int64_t count) { return count * 86'400; }

QuarterReport company_report() {
  const TemporaryFolder folder;
  Ledger ledger = open_ledger(folder.path() + "/gate.ledger");
  record_all(ledger, small_company());
  return need(ledger.report(fourth_quarter_scope()));
}

}  // namespace

TEST_CASE("quarter_report: nearest rank", "[store][ledger]") {
  const std::vector<std::int64_t> ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  CHECK(nearest_rank(ten, 50) == 5);
  CHECK(nearest_rank(ten, 90) == 9);
  CHECK(nearest_rank(std::vector<std::int64_t>{7}, 90) == 7);
  CHECK(nearest_rank({}, 50) == 0);
}

TEST_CASE("quarter_report: figures of a small company", "[store][ledger]") {
  const QuarterReport report = company_report();
  const QuarterFigures& now = report.figures;
  CHECK(now.runs == 6);
  CHECK(now.runs_passed == 2);
  CHECK(now.runs_failed == 3);
  CHECK(now.runs_not_judged == 1);
  CHECK(now.deliveries == 4);
  CHECK(now.deliveries_passed == 2);
  CHECK(now.deliveries_passed_at_once == 1);
  CHECK(now.suppliers == 3);
  CHECK(now.suppliers_with_sbom == 1);
  CHECK(now.overrides == 1);
  CHECK(now.time_to_green == TimeToGreen{1, days(10), days(10), 2});
  REQUIRE(report.before);
  CHECK(report.before->quarter == "2026Q3");
  CHECK(report.before->time_to_green.median_seconds == days(14));
  REQUIRE(report.rules.size() == 3);
  CHECK(report.rules[0] == RuleFigures{"sbom.missing", "high", 2, 3, 1});
}

TEST_CASE("quarter_report: waivers by age and owner, what has no effect left out", "[store][ledger]") {
  const QuarterReport report = company_report();
  REQUIRE(report.waivers.size() == 2);
  CHECK(report.waivers[0].id == "W-2026-009");
  CHECK(report.waivers[0].age_days == 305);
  CHECK(report.waivers[0].state == "expired");
  CHECK(report.waivers[0].days_left == -30);
  CHECK(report.waivers[1].age_days == 1);  // since the ledger first saw it
  CHECK(report.waiver_owners ==
        std::vector<OwnerWaivers>{{"a.mueller@acme.example", 0, 0, 0, 1, 1}, {"c.weber@acme.example", 1, 0, 0, 0, 0}});
}

TEST_CASE("quarter_report: an obligation is outstanding until a later run over the same delivery", "[store][ledger]") {
  const QuarterReport report = company_report();
  REQUIRE(report.obligations.size() == 1);
  CHECK(report.obligations[0].id == "offer-source");
  CHECK(report.figures.obligations_outstanding == 1);
}

TEST_CASE("quarter_report: as of an earlier day, later runs do not count", "[store][ledger]") {
  const TemporaryFolder folder;
  Ledger ledger = open_ledger(folder.path() + "/gate.ledger");
  record_all(ledger, small_company());
  const QuarterReport report = need(ledger.report({Quarter{2026, 4}, std::nullopt, *parse_day("2026-10-05")}));
  CHECK(report.figures.runs == 2);
  CHECK(report.figures.time_to_green == TimeToGreen{0, 0, 0, 1});
  CHECK(report.obligations.empty());
}

TEST_CASE("quarter_report: of one business unit, and of one that there is not", "[store][ledger]") {
  const TemporaryFolder folder;
  Ledger ledger = open_ledger(folder.path() + "/gate.ledger");
  record_all(ledger, small_company());
  const QuarterReport one = need(ledger.report({Quarter{2026, 4}, "brakes", *parse_day("2026-12-31")}));
  CHECK(one.figures.runs == 1);
  CHECK_FALSE(one.before);
  CHECK(need(ledger.report({Quarter{2026, 4}, "none", *parse_day("2026-12-31")})).figures == [] {
    QuarterFigures nothing;
    nothing.quarter = "2026Q4";
    return nothing;
  }());
}

TEST_CASE("quarter_report: JSON is read back as it was written", "[store][ledger]") {
  const QuarterReport report = company_report();
  CHECK(need(parse_quarter_json(render_quarter_json(report), "report")) == report);
  CHECK(golden_difference("exports/quarter/full.json", render_quarter_json(full_quarter())) == "");
}

TEST_CASE("quarter_report: 50,000 verdicts take seconds at most", "[store][ledger][slow]") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/gate.ledger";
  fill(path, 50'000, fourth_quarter);
  Ledger ledger = open_ledger(path);
  const std::clock_t start = std::clock();
  const QuarterReport report = need(ledger.report(fourth_quarter_scope()));
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  CHECK(report.figures.runs == 50'000);
  CHECK(report.figures.time_to_green.deliveries > 1000);
  WARN("report over 50,000 verdicts: " << seconds << " s of CPU");
  CHECK(seconds < 10);  // the bench holds it to 2 s; here nothing is optimized
}
