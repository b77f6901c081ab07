// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The parts that ledger.cpp and its neighbours are made of.
#pragma once

#include "model/ledger.hpp"
#include "model/quarter_report.hpp"
#include "store/ledger.hpp"

namespace sluice::ledger_steps {

std::int64_t first_second(Day day);
Day day_of_second(std::int64_t at);

/// Makes or updates the tables, in one transaction.
Result<void> update_schema(Database& database);

/// Writes a run within a transaction. False: it is there.
Result<bool> insert(Database& database, const LedgerRun& run);

/// Everything wrong with a run that did not come from our own gate; empty if nothing is.
std::string find_defect(const LedgerRun& run);

/// The report of the runs that are there, or the one that was kept; within a transaction.
Result<QuarterReport> make_report(Database& database, const ReportScope& scope);

/// Keeps a report of a pruned quarter. False: one is there.
Result<bool> keep_report(Database& database, const QuarterReport& report);

}  // namespace sluice::ledger_steps
