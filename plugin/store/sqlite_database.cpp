// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SQLite (https://sqlite.org/c3ref/intro.html). On a disk of this machine the write-ahead log is used: a commit is one
// append and one sync. Its index is shared memory, so a file on a network drive keeps the rollback journal instead
// (https://sqlite.org/wal.html, section 1). Both survive the end of a process at any moment, and of the machine.
#include "base/files.hpp"
#include "store/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/statfs.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr int busy_milliseconds = 60'000;
constexpr std::int64_t application_id = 0x534c6467;  // "SLdg"

constexpr Dialect sqlite_dialect{
    "TEXT",
    "INTEGER PRIMARY KEY",
    "WITHOUT ROWID",
    "BEGIN",
    "BEGIN IMMEDIATE",
    "BEGIN IMMEDIATE",
    "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
    "VACUUM",
};

/// NFS, SMB, CIFS, SMB2, 9P, AFS, Ceph, and FUSE, which may be any of them.
bool is_network_drive(const std::string& path) {
  constexpr std::array<std::uint32_t, 8> types = {0x6969,     0x517b,     0xff534d42, 0xfe534d42,
                                                  0x01021997, 0x5346414f, 0x00c36400, 0x65735546};
  struct statfs status {};
  const std::string folder = parent_of(absolute_path(path));
  if (::statfs(folder.c_str(), &status) != 0) return true;
  return std::ranges::find(types, static_cast<std::uint32_t>(status.f_type)) != types.end();
}

class SqliteDatabase : public Database {
 public:
  explicit SqliteDatabase(std::string path) : path_(std::move(path)) {}
  ~SqliteDatabase() override { ::sqlite3_close(handle_); }

  Result<void> open(OpenMode mode) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == OpenMode::create ? SQLITE_OPEN_CREATE : 0);
    if (::sqlite3_open_v2(path_.c_str(), &handle_, flags, nullptr) != SQLITE_OK) return failure("opening");
    ::sqlite3_busy_timeout(handle_, busy_milliseconds);
    ::sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    ::sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    TRY(claim());
    if (::sqlite3_db_readonly(handle_, "main") != 0) return {};
    TRY(set_journal());
    TRY(run("PRAGMA synchronous = FULL"));
    return {};
  }

  const Dialect& dialect() const override { return sqlite_dialect; }

  Result<std::vector<Row>> run(std::string_view sql, std::span<const Cell> parameters) override {
    sqlite3_stmt* statement = nullptr;
    if (::sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK) {
      return failure("asking");
    }
    std::vector<Row> rows;
    bind(statement, parameters);
    int state = ::sqlite3_step(statement);
    for (; state == SQLITE_ROW; state = ::sqlite3_step(statement)) rows.push_back(row_of(statement));
    ::sqlite3_finalize(statement);
    if (state != SQLITE_DONE) return failure("asking");
    return rows;
  }

 private:
  Result<std::vector<Row>> run(std::string_view sql) { return run(sql, {}); }

  /// A new file becomes ours; one of another program is left alone. Whoever makes tables has claimed the file before:
  /// hence the order of the questions.
  Result<void> claim() {
    TRY_ASSIGN(const std::vector<Row> tables, run(sqlite_dialect.find_tables));
    TRY_ASSIGN(const std::vector<Row> id, run("PRAGMA application_id"));
    if (id == std::vector<Row>{{Cell(application_id)}}) return {};
    if (!tables.empty()) {
      return fail(fmt::format("{}: is a database, but no ledger of sluice", path_), "name another file");
    }
    TRY(run(fmt::format("PRAGMA application_id = {}", application_id)));
    return {};
  }

  /// Changing it needs the file for a moment alone, for which SQLite does not always wait by itself.
  Result<void> set_journal() {
    const std::string statement = fmt::format("PRAGMA journal_mode = {}", is_network_drive(path_) ? "DELETE" : "WAL");
    constexpr int pause = 10;
    for (int waited = 0;; waited += pause) {
      const Result<std::vector<Row>> done = run(statement);
      if (done) return {};
      if (::sqlite3_errcode(handle_) != SQLITE_BUSY || waited >= busy_milliseconds) return tl::unexpected(done.error());
      ::sqlite3_sleep(pause);
    }
  }

  static void bind(sqlite3_stmt* statement, std::span<const Cell> parameters) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const int index = ::sqlite3_bind_parameter_index(statement, fmt::format("${}", i + 1).c_str());
      if (const auto* number = std::get_if<std::int64_t>(&parameters[i])) {
        ::sqlite3_bind_int64(statement, index, *number);
      } else {
        const std::string& text = std::get<std::string>(parameters[i]);
        ::sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
      }
    }
  }

  static Row row_of(sqlite3_stmt* statement) {
    Row row;
    const int columns = ::sqlite3_column_count(statement);
    row.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) {
      if (::sqlite3_column_type(statement, i) == SQLITE_INTEGER) {
        row.emplace_back(std::int64_t{::sqlite3_column_int64(statement, i)});
        continue;
      }
      const auto* text = reinterpret_cast<const char*>(::sqlite3_column_text(statement, i));
      const auto size = static_cast<std::size_t>(::sqlite3_column_bytes(statement, i));
      row.emplace_back(text == nullptr ? std::string() : std::string(text, size));
    }
    return row;
  }

  tl::unexpected<Error> failure(std::string_view doing) const {
    const int code = ::sqlite3_errcode(handle_);
    std::string help;
    if (code == SQLITE_BUSY) help = "another program keeps the ledger locked; try again when it has ended";
    if (code == SQLITE_CANTOPEN) help = "is the folder there, and may you write in it?";
    if (code == SQLITE_READONLY) help = "a ledger is written when it is read too, unless it has the newest schema";
    return fail(fmt::format("{} the ledger {}: {}", doing, path_, ::sqlite3_errmsg(handle_)), help);
  }

  std::string path_;
  sqlite3* handle_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, OpenMode mode) {
  if (is_folder(path)) return fail(fmt::format("the ledger {} is a folder", path), "name a file");
  if (mode == OpenMode::existing && !is_file(path)) {
    return fail(fmt::format("there is no ledger {}", path), "`sluice check --ledger FILE` begins one");
  }
  auto database = std::make_unique<SqliteDatabase>(path);
  TRY(database->open(mode));
  return std::unique_ptr<Database>(std::move(database));
}

}  // namespace sluice
