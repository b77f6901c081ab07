// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/ledger.hpp"
#include "model/quarter.hpp"
#include "model/quarter_report.hpp"
#include "store/database.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// True for "postgresql://..." and "postgres://...".
bool is_ledger_url(std::string_view place);

/// What was removed, and what stays.
struct Pruned {
  std::uint64_t runs = 0;
  std::vector<Quarter> quarters;  ///< whose reports are kept as they were on their last day
};

struct Imported {
  std::uint64_t added = 0, known = 0;
  std::uint64_t behind_prune = 0;  ///< runs of a quarter of which only the reports are kept
  std::uint64_t quarters = 0;      ///< reports of pruned quarters
};

struct LedgerStatus {
  std::int64_t schema = 0;
  std::uint64_t runs = 0;
  std::int64_t first_at = 0, last_at = 0;
  std::vector<std::string> kept_quarters;
};

/// Which runs a report is about.
struct ReportScope {
  Quarter quarter;
  std::optional<std::string> business_unit;  ///< all if absent
  Day as_of;                                 ///< for ages and what is expired
};

/// The record of what the gate decided: an explicit store, never a default. One schema, in a file of SQLite or in
/// PostgreSQL; several processes may write at once.
class Ledger {
 public:
  static constexpr std::int64_t newest_schema = 2;
  static constexpr std::size_t most_findings = 5000;  ///< that are kept of one run

  /// A file, or a URL. Brings an older schema up to date in one transaction; refuses a newer one.
  static Result<Ledger> open(const std::string& place, OpenMode mode);
  static Result<Ledger> open(std::unique_ptr<Database> database);

  /// Once it returns, the run outlives the process. False: it was recorded before.
  Result<bool> record(const LedgerRun& run);

  /// Of a quarter that was pruned: the report that was kept of its last day, whatever `as_of` is.
  Result<QuarterReport> report(const ReportScope& scope);

  /// All of it as lines of JSON, sluice.ledger/1, oldest run first; ends when `write` fails.
  Result<void> export_to(const std::function<Result<void>(std::string_view line)>& write);
  /// Reads such lines; `file` is for messages. All lines are added, or none.
  Result<Imported> import_from(std::string_view text, std::string_view file);

  /// Removes the runs of quarters before `first_kept`, after their reports were kept: of each business unit and of all.
  Result<Pruned> prune(Quarter first_kept, bool is_dry_run);

  Result<LedgerStatus> status();

 private:
  explicit Ledger(std::unique_ptr<Database> database) : database_(std::move(database)) {}
  std::unique_ptr<Database> database_;
};

}  // namespace sluice
