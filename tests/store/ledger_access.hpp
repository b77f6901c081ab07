// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "store/ledger.hpp"
#include "store/ledger_json.hpp"
#include "store/ledger_steps.hpp"
#include "support/ledger_runs.hpp"

#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace sluice::test {

/// The value, or an exception with the message.
template <class T>
T need(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}
inline void need(Result<void> result) {
  if (!result) throw std::runtime_error(result.error().message);
}

inline Ledger open_ledger(const std::string& place) { return need(Ledger::open(place, OpenMode::create)); }

inline void record_all(Ledger& ledger, const std::vector<LedgerRun>& runs) {
  for (const LedgerRun& run : runs) need(ledger.record(run));
}

/// Many runs in one transaction.
inline void fill(const std::string& place, std::uint64_t runs, std::int64_t start) {
  const auto database = need(is_ledger_url(place) ? open_postgres(place) : open_sqlite(place, OpenMode::create));
  need(ledger_steps::update_schema(*database));
  Transaction transaction = need(Transaction::begin(*database, database->dialect().begin_write));
  for (std::uint64_t i = 0; i < runs; ++i) need(ledger_steps::insert(*database, numbered_run(i, start)));
  need(transaction.commit());
}

inline std::string exported(Ledger& ledger) {
  std::string all;
  need(ledger.export_to([&](std::string_view line) {
    all += line;
    return Result<void>();
  }));
  return all;
}

inline std::set<std::string> ids_of(const std::string& lines) {
  std::set<std::string> ids;
  std::size_t line = 0;
  for (std::size_t at = 0; at < lines.size(); ++line) {
    const std::size_t end = lines.find('\n', at);
    if (line > 0) ids.insert(need(parse_ledger_line(std::string_view(lines).substr(at, end - at), "export")).run->id);
    at = end + 1;
  }
  return ids;
}

inline ReportScope fourth_quarter_scope() { return {Quarter{2026, 4}, std::nullopt, *parse_day("2026-12-31")}; }

}  // namespace sluice::test
