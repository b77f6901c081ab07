// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/digest.hpp"
#include "store/ledger_parts.hpp"
#include "store/ledger_rows.hpp"
#include "store/ledger_sql.hpp"
#include "store/ledger_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace sluice::ledger_steps {
namespace {

constexpr std::size_t rows_at_once = 50;  // SQLite takes 32,766 parameters, PostgreSQL twice as many

/// "($1, $2), ($3, $4)"
std::string placeholders(std::size_t rows, std::size_t columns) {
  std::string text;
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const bool is_first = i % columns == 0;
    if (is_first && i != 0) text += "), ";
    text += fmt::format("{}${}", is_first ? "(" : ", ", i + 1);
  }
  return text + ")";
}

/// What tells the runs over the same deliveries from others, whatever the bytes.
std::string stream_of(const LedgerRun& run) {
  std::vector<std::string> names;
  for (const LedgerDelivery& one : run.deliveries)
    names.push_back(to_visible(one.supplier) + '\n' + to_visible(one.name) + '\n');
  std::ranges::sort(names);
  std::string all;
  for (const std::string& name : names) all += name;
  return to_hex(sha256(all)).substr(0, 16);
}

template <class T>
Result<void> insert_parts(Database& database, std::int64_t run, std::string_view table, std::span<const T> values) {
  const std::string head =
      fmt::format("INSERT INTO {} (run, position, {}) VALUES ", table, ledger_rows::columns_of<T>());
  for (std::size_t at = 0; at < values.size(); at += rows_at_once) {
    const std::size_t end = std::min(values.size(), at + rows_at_once);
    Row cells;
    for (std::size_t i = at; i < end; ++i) {
      cells.emplace_back(run);
      cells.emplace_back(static_cast<std::int64_t>(i));
      ledger_rows::add_cells(values[i], cells);
    }
    TRY(database.run(head + placeholders(end - at, cells.size() / (end - at)), cells));
  }
  return {};
}

}  // namespace

Result<bool> insert(Database& database, const LedgerRun& run) {
  Row cells;
  ledger_rows::add_cells(run, cells);
  cells.emplace_back(stream_of(run));
  const std::string sql =
      fmt::format("INSERT INTO ledger_run ({}, stream) VALUES {}{}", ledger_rows::columns_of<LedgerRun>(),
                  placeholders(1, cells.size()), ledger_sql::unless_known);
  TRY_ASSIGN(const std::vector<Row> added, database.run(sql, cells));
  if (added.empty()) return false;
  const std::int64_t number = ledger_rows::number_of(added.front().front());
  Result<void> result;
  ledger_parts::for_each_part([&](std::string_view table, auto member) {
    using Part = ledger_parts::Element<decltype(member)>;
    if (result) result = insert_parts<Part>(database, number, table, run.*member);
  });
  TRY(result);
  return true;
}

}  // namespace sluice::ledger_steps
