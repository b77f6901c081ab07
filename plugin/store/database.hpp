// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The one interface to what can hold a ledger: SQL that every back end understands, with the few words in which they
// differ.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sluice {

using Cell = std::variant<std::int64_t, std::string>;
using Row = std::vector<Cell>;

/// What differs between back ends; the SQL of store/ledger_sql.hpp is the same but for these words.
struct Dialect {
  std::string_view text;        ///< for @text: type of a text that is compared byte by byte
  std::string_view serial;      ///< for @serial: type of a key that counts by itself
  std::string_view by_key;      ///< for @by_key: behind a table that is kept in the order of its key
  std::string_view begin_read;  ///< all that is read until the end is of one moment
  std::string_view begin_write;
  std::string_view begin_alone;  ///< nobody else changes tables, or removes from them, until the end
  std::string_view find_tables;  ///< the tables of the schema, one a row
  std::string_view tidy;         ///< after much was removed; may be empty
};

/// A connection. Not for several threads.
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  virtual const Dialect& dialect() const = 0;
  /// Runs one statement; $1, $2, ... stand for the parameters. Texts must be UTF-8 without NUL.
  virtual Result<std::vector<Row>> run(std::string_view sql, std::span<const Cell> parameters = {}) = 0;
};

/// What may be done with a database that is opened.
enum class OpenMode : std::uint8_t { existing, create };

/// A file of SQLite. It survives the end of a process at any moment, and of the machine after a commit.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, OpenMode mode);

/// "postgresql://..." or "postgres://...": a database that exists. libpq is loaded here and not before; it also reads
/// PGPASSWORD and ~/.pgpass. Messages never hold a password.
Result<std::unique_ptr<Database>> open_postgres(const std::string& url);

/// Runs statements with ';' between them; no text in them holds one.
Result<void> run_script(Database& database, std::string_view statements);

/// Between begin() and commit() all is done, or nothing of it.
class Transaction {
 public:
  /// `statements`: one of the Dialect's.
  static Result<Transaction> begin(Database& database, std::string_view statements);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace sluice
