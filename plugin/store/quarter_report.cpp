// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The quarterly report out of the ledger's tables. Every list is in the order of its query or of its map, compared byte
// by byte, so that both back ends give the same.
#include "store/ledger_json.hpp"
#include "store/ledger_rows.hpp"
#include "store/ledger_sql.hpp"
#include "store/ledger_steps.hpp"
#include "store/quarter_figures.hpp"

#include <algorithm>
#include <map>

namespace sluice {
namespace {

using ledger_rows::number_of;
using ledger_rows::text_of;

std::uint64_t count_of(const Cell& cell) { return static_cast<std::uint64_t>(number_of(cell)); }

class QuarterMaker {
 public:
  QuarterMaker(Database& database, const ReportScope& scope)
      : database_(database),
        scope_(scope),
        unit_(scope.business_unit.value_or("")),
        last_(std::min(scope.as_of, scope.quarter.last_day())) {}

  Result<QuarterReport> make() {
    report_.quarter = report_.figures.quarter = to_string(scope_.quarter);
    report_.first = scope_.quarter.first_day();
    report_.last = scope_.quarter.last_day();
    report_.as_of = scope_.as_of;
    report_.is_one_unit = scope_.business_unit.has_value();
    report_.business_unit = unit_;
    TRY(add_runs());
    TRY(add_deliveries());
    TRY(add_greens());
    TRY(add_rules());
    TRY(add_waivers());
    TRY(add_obligations());
    TRY(add_overrides());
    return std::move(report_);
  }

 private:
  /// Runs from a day on, to the last one that the report is about.
  Result<std::vector<Row>> ask(std::string_view sql, Day from) {
    return database_.run(sql, Row{Cell(ledger_steps::first_second(from)), Cell(ledger_steps::first_second(last_ + 1)),
                                  ledger_rows::to_cell(scope_.business_unit.has_value()), ledger_rows::to_cell(unit_)});
  }
  Result<std::vector<Row>> ask(std::string_view sql) { return ask(sql, report_.first); }

  Result<void> add_runs() {
    for (Day day = report_.first; day <= report_.last; day = day + 7) report_.weeks.push_back({day, 0, 0, 0});
    TRY_ASSIGN(const std::vector<Row> rows, ask(ledger_sql::runs_by_week));
    QuarterFigures& figures = report_.figures;
    for (const Row& row : rows) {
      WeekFigures& week = report_.weeks.at(static_cast<std::size_t>(number_of(row[0])));
      const std::string outcome = text_of(row[1]);
      const std::uint64_t runs = count_of(row[2]);
      figures.runs += runs;
      (outcome == "passed" ? week.passed : outcome == "failed" ? week.failed : week.not_judged) = runs;
      (outcome == "passed"   ? figures.runs_passed
       : outcome == "failed" ? figures.runs_failed
                             : figures.runs_not_judged) += runs;
    }
    return {};
  }

  Result<void> add_deliveries() {
    TRY_ASSIGN(const std::vector<Row> rows, ask(ledger_sql::deliveries));
    DeliveryCount count;
    for (const Row& row : rows) {
      count.add(text_of(row[0]), text_of(row[1]), text_of(row[2]), text_of(row[3]), text_of(row[4]) == "passed",
                number_of(row[5]) != 0);
    }
    count.write_to(report_);
    return {};
  }

  Result<void> add_greens() {
    TRY_ASSIGN(const std::vector<Row> rows, ask(ledger_sql::greens));
    std::vector<std::int64_t> seconds;
    for (const Row& row : rows) seconds.push_back(number_of(row.front()));
    TimeToGreen& green = report_.figures.time_to_green;
    green.deliveries = seconds.size();
    green.median_seconds = nearest_rank(seconds, 50);
    green.ninth_decile_seconds = nearest_rank(seconds, 90);
    return {};
  }

  Result<void> add_rules() {
    TRY_ASSIGN(const std::vector<Row> rows, ask(ledger_sql::rules));
    for (const Row& row : rows) {
      report_.rules.push_back({text_of(row[0]), text_of(row[1]), count_of(row[2]), count_of(row[3]), count_of(row[4])});
    }
    return {};
  }

  Result<void> add_waivers() {
    TRY_ASSIGN(const std::vector<Row> seen, ask(ledger_sql::waivers_first_seen, Day{}));
    std::map<std::pair<std::string, std::string>, Day> first;
    for (const Row& row : seen) {
      first[{text_of(row[0]), text_of(row[1])}] = ledger_steps::day_of_second(number_of(row[2]));
    }
    TRY_ASSIGN(const std::vector<Row> rows, ask(ledger_sql::waivers));
    WaiverCount count(scope_.as_of);
    for (const Row& row : rows) {
      const ListedWaiver listed{text_of(row[0]),
                                text_of(row[1]),
                                text_of(row[2]),
                                text_of(row[3]),
                                text_of(row[4]),
                                parse_day(text_of(row[5])),
                                parse_day(text_of(row[6])),
                                count_of(row[7])};
      const auto found = first.find({listed.id, listed.owner});
      count.add(listed, found == first.end() ? scope_.as_of : found->second);
    }
    count.write_to(report_);
    return {};
  }

  Result<void> add_obligations() {
    TRY_ASSIGN(const std::vector<Row> rows, ask(ledger_sql::obligations));
    for (const Row& row : rows) {
      report_.obligations.push_back(
          {text_of(row[0]), text_of(row[1]), text_of(row[2]), count_of(row[3]), count_of(row[4])});
      report_.figures.obligations_outstanding += count_of(row[3]);
    }
    return {};
  }

  Result<void> add_overrides() {
    TRY_ASSIGN(const std::vector<Row> rows, ask(ledger_sql::overrides));
    for (const Row& row : rows) {
      report_.overrides.push_back(
          {parse_day(text_of(row[0])).value_or(Day{}), text_of(row[1]), text_of(row[2]), text_of(row[3])});
    }
    report_.figures.overrides = rows.size();
    return {};
  }

  Database& database_;
  const ReportScope& scope_;
  std::string unit_;
  Day last_;
  QuarterReport report_;
};

/// The report that was kept when the quarter was pruned, or that of its runs.
Result<QuarterReport> find_or_make(Database& database, const ReportScope& scope) {
  const Row key = {Cell(to_string(scope.quarter)), ledger_rows::to_cell(scope.business_unit.has_value()),
                   ledger_rows::to_cell(scope.business_unit.value_or(""))};
  TRY_ASSIGN(const std::vector<Row> kept, database.run(ledger_sql::find_kept, key));
  if (!kept.empty()) return parse_quarter_json(text_of(kept.front().front()), "kept report");
  return QuarterMaker(database, scope).make();
}

}  // namespace

std::int64_t ledger_steps::first_second(Day day) { return std::int64_t{day.since_epoch} * 86'400; }
Day ledger_steps::day_of_second(std::int64_t at) { return {static_cast<std::int32_t>(at / 86'400)}; }

Result<QuarterReport> ledger_steps::make_report(Database& database, const ReportScope& scope) {
  TRY_ASSIGN(QuarterReport report, find_or_make(database, scope));
  const Quarter last = scope.quarter.before();
  TRY_ASSIGN(const QuarterReport before, find_or_make(database, {last, scope.business_unit, last.last_day()}));
  if (before.figures.runs > 0) report.before = before.figures;
  return report;
}

}  // namespace sluice
