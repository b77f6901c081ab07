// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/ledger_json.hpp"
#include "store/ledger_parts.hpp"
#include "store/ledger_rows.hpp"
#include "store/ledger_sql.hpp"
#include "store/ledger_steps.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

Result<void> keep_quarter(Database& database, Quarter quarter) {
  const Row between = {Cell(ledger_steps::first_second(quarter.first_day())),
                       Cell(ledger_steps::first_second(quarter.next().first_day()))};
  TRY_ASSIGN(const std::vector<Row> units, database.run(ledger_sql::units_between, between));
  std::vector<std::optional<std::string>> scopes = {std::nullopt};
  for (const Row& row : units) scopes.emplace_back(ledger_rows::text_of(row.front()));
  for (const auto& unit : scopes) {
    TRY_ASSIGN(const QuarterReport report, ledger_steps::make_report(database, {quarter, unit, quarter.last_day()}));
    TRY(ledger_steps::keep_report(database, report));
  }
  return {};
}

/// Quarters before `end` that have runs.
Result<std::vector<Quarter>> quarters_before(Database& database, Quarter end) {
  TRY_ASSIGN(const std::vector<Row> rows, database.run(ledger_sql::first_and_last));
  std::vector<Quarter> quarters;
  if (ledger_rows::number_of(rows.at(0)[0]) == 0) return quarters;
  const Day first = ledger_steps::day_of_second(ledger_rows::number_of(rows.at(0)[1]));
  for (Quarter one = quarter_of(first); one < end; one = one.next()) {
    const Row between = {Cell(ledger_steps::first_second(one.first_day())),
                         Cell(ledger_steps::first_second(one.next().first_day()))};
    TRY_ASSIGN(const std::vector<Row> units, database.run(ledger_sql::units_between, between));
    if (!units.empty()) quarters.push_back(one);
  }
  return quarters;
}

Result<void> remove_before(Database& database, const Row& end) {
  Result<void> result;
  ledger_parts::for_each_part([&](std::string_view table, auto) {
    if (!result) return;
    const auto removed = database.run(fmt::format("DELETE FROM {}{}", table, ledger_sql::remove_parts_before), end);
    if (!removed) result = tl::unexpected(removed.error());
  });
  TRY(result);
  TRY(database.run(ledger_sql::remove_runs_before, end));
  return {};
}

}  // namespace

Result<bool> ledger_steps::keep_report(Database& database, const QuarterReport& report) {
  const Row cells = {Cell(report.quarter), ledger_rows::to_cell(report.is_one_unit),
                     ledger_rows::to_cell(report.business_unit), ledger_rows::to_cell(render_quarter_json(report))};
  TRY_ASSIGN(const std::vector<Row> kept, database.run(ledger_sql::keep, cells));
  return !kept.empty();
}

Result<Pruned> Ledger::prune(Quarter first_kept, bool is_dry_run) {
  const Row end = {Cell(ledger_steps::first_second(first_kept.first_day()))};
  Pruned pruned;
  {
    TRY_ASSIGN(Transaction transaction, Transaction::begin(*database_, database_->dialect().begin_alone));
    TRY_ASSIGN(const std::vector<Row> count, database_->run(ledger_sql::count_before, end));
    pruned.runs = static_cast<std::uint64_t>(ledger_rows::number_of(count.at(0)[0]));
    TRY_ASSIGN(pruned.quarters, quarters_before(*database_, first_kept));
    if (is_dry_run || pruned.runs == 0) return pruned;
    for (const Quarter one : pruned.quarters) TRY(keep_quarter(*database_, one));
    TRY(remove_before(*database_, end));
    TRY(transaction.commit());
  }
  if (!database_->dialect().tidy.empty()) TRY(database_->run(database_->dialect().tidy));
  return pruned;
}

}  // namespace sluice
