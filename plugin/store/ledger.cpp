// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/ledger.hpp"

#include "store/ledger_rows.hpp"
#include "store/ledger_sql.hpp"
#include "store/ledger_steps.hpp"

#include <fmt/format.h>

namespace sluice {

bool is_ledger_url(std::string_view place) {
  return place.starts_with("postgresql://") || place.starts_with("postgres://");
}

Result<Ledger> Ledger::open(const std::string& place, OpenMode mode) {
  TRY_ASSIGN(std::unique_ptr<Database> database,
             is_ledger_url(place) ? open_postgres(place) : open_sqlite(place, mode));
  return open(std::move(database));
}

Result<Ledger> Ledger::open(std::unique_ptr<Database> database) {
  TRY(ledger_steps::update_schema(*database));
  return Ledger(std::move(database));
}

Result<bool> Ledger::record(const LedgerRun& run) {
  TRY_ASSIGN(Transaction transaction, Transaction::begin(*database_, database_->dialect().begin_write));
  TRY_ASSIGN(const bool is_new, ledger_steps::insert(*database_, run));
  TRY(transaction.commit());
  return is_new;
}

Result<QuarterReport> Ledger::report(const ReportScope& scope) {
  TRY_ASSIGN(Transaction transaction, Transaction::begin(*database_, database_->dialect().begin_read));
  TRY_ASSIGN(QuarterReport report, ledger_steps::make_report(*database_, scope));
  TRY(transaction.commit());
  return report;
}

Result<LedgerStatus> Ledger::status() {
  TRY_ASSIGN(Transaction transaction, Transaction::begin(*database_, database_->dialect().begin_read));
  LedgerStatus status;
  status.schema = newest_schema;
  TRY_ASSIGN(const std::vector<Row> counts, database_->run(ledger_sql::first_and_last));
  const Row& row = counts.at(0);
  status.runs = static_cast<std::uint64_t>(ledger_rows::number_of(row[0]));
  status.first_at = ledger_rows::number_of(row[1]);
  status.last_at = ledger_rows::number_of(row[2]);
  TRY_ASSIGN(const std::vector<Row> kept, database_->run(ledger_sql::kept_quarters));
  for (const Row& one : kept) status.kept_quarters.push_back(ledger_rows::text_of(one.front()));
  TRY(transaction.commit());
  return status;
}

}  // namespace sluice
