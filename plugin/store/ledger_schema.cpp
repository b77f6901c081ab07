// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/ledger_rows.hpp"
#include "store/ledger_sql.hpp"
#include "store/ledger_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sluice::ledger_steps {
namespace {

constexpr std::int64_t newest = std::size(ledger_sql::steps);
static_assert(newest == Ledger::newest_schema);

/// 0 for a database without tables of ours.
Result<std::int64_t> find_schema(Database& database) {
  TRY_ASSIGN(const std::vector<Row> tables, database.run(database.dialect().find_tables));
  const Row wanted = {Cell(std::string("ledger_schema"))};
  if (std::ranges::find(tables, wanted) == tables.end()) return 0;
  TRY_ASSIGN(const std::vector<Row> rows, database.run(ledger_sql::find_version));
  if (rows.size() != 1) return fail("the ledger does not say which schema it has", "bring back a copy of it");
  return ledger_rows::number_of(rows.front().front());
}

std::string replace_all(std::string text, std::string_view word, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += by.size()) {
    text.replace(at, word.size(), by);
  }
  return text;
}

std::string in_dialect(std::string_view sql, const Dialect& dialect) {
  std::string text = replace_all(std::string(sql), "@text", dialect.text);
  text = replace_all(std::move(text), "@serial", dialect.serial);
  return replace_all(std::move(text), "@by_key", dialect.by_key);
}

Result<void> check_known(std::int64_t schema) {
  if (schema <= newest) return {};
  return fail(fmt::format("the ledger has schema {}, but this program knows up to {}", schema, newest),
              "use the version of sluice that wrote it, or a newer one");
}

}  // namespace

Result<void> update_schema(Database& database) {
  TRY_ASSIGN(std::int64_t schema, find_schema(database));
  TRY(check_known(schema));
  if (schema == newest) return {};
  TRY_ASSIGN(Transaction transaction, Transaction::begin(database, database.dialect().begin_alone));
  TRY_ASSIGN(schema, find_schema(database));  // another process may have been faster
  TRY(check_known(schema));
  if (schema == 0) {
    TRY(database.run(ledger_sql::make_version));
    TRY(database.run(ledger_sql::insert_version, Row{Cell(std::int64_t{0})}));
  }
  for (std::int64_t step = schema; step < newest; ++step) {
    TRY(run_script(database, in_dialect(ledger_sql::steps[step], database.dialect())));
  }
  TRY(database.run(ledger_sql::set_version, Row{Cell(newest)}));
  return transaction.commit();
}

}  // namespace sluice::ledger_steps
