// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Nothing of rpm itself is needed, which a machine that builds against an RPM sysroot often does not have. SQLite is
// loaded by dlopen(): few runs need it, and each library that is linked costs start-up time.
#include "store/rpm_database.hpp"

#include "base/files.hpp"
#include "base/rpm_header.hpp"

#include <dlfcn.h>
#include <sqlite3.h>

#include <memory>
#include <string_view>

namespace sluice {
namespace {

constexpr std::uint32_t tag_name = 1000, tag_version = 1001, tag_release = 1002, tag_epoch = 1003, tag_vendor = 1011,
                        tag_license = 1014, tag_url = 1020, tag_arch = 1022, tag_folder_indexes = 1116,
                        tag_base_names = 1117, tag_folders = 1118;
constexpr int most_rows = 10'000;  ///< packages that have a file of one name

struct Sqlite {
  decltype(&sqlite3_open_v2) open = nullptr;
  decltype(&sqlite3_close) close = nullptr;
  decltype(&sqlite3_prepare_v2) prepare = nullptr;
  decltype(&sqlite3_bind_text) bind_text = nullptr;
  decltype(&sqlite3_step) step = nullptr;
  decltype(&sqlite3_column_blob) column_blob = nullptr;
  decltype(&sqlite3_column_bytes) column_bytes = nullptr;
  decltype(&sqlite3_finalize) finalize = nullptr;
};

template <class Function>
bool load(void* library, const char* name, Function& to) {
  to = reinterpret_cast<Function>(::dlsym(library, name));
  return to != nullptr;
}

const Sqlite* find_sqlite() {
  static const std::optional<Sqlite> loaded = []() -> std::optional<Sqlite> {
    void* library = ::dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL);
    Sqlite all;
    const bool is_whole =
        library != nullptr && load(library, "sqlite3_open_v2", all.open) && load(library, "sqlite3_close", all.close) &&
        load(library, "sqlite3_prepare_v2", all.prepare) && load(library, "sqlite3_bind_text", all.bind_text) &&
        load(library, "sqlite3_step", all.step) && load(library, "sqlite3_column_blob", all.column_blob) &&
        load(library, "sqlite3_column_bytes", all.column_bytes) && load(library, "sqlite3_finalize", all.finalize);
    return is_whole ? std::optional(all) : std::nullopt;
  }();
  return loaded ? &*loaded : nullptr;
}

/// The files of a package by folder and name; a package has many, and one is asked for.
bool has_file(const RpmHeader& header, std::string_view folder, std::string_view name) {
  const std::vector<std::string_view> names = header.texts(tag_base_names), folders = header.texts(tag_folders);
  const std::vector<std::uint32_t> indexes = header.numbers(tag_folder_indexes);
  for (std::size_t i = 0; i < names.size() && i < indexes.size(); ++i) {
    if (names[i] == name && indexes[i] < folders.size() && folders[indexes[i]] == folder) return true;
  }
  return false;
}

RpmPackage read_package(const RpmHeader& header) {
  const auto text = [&](std::uint32_t tag) { return std::string(header.text(tag).value_or("")); };
  RpmPackage package;
  package.name = text(tag_name);
  const std::vector<std::uint32_t> epoch = header.numbers(tag_epoch);
  package.version = (epoch.empty() || epoch.front() == 0 ? "" : std::to_string(epoch.front()) + ":") +
                    text(tag_version) + "-" + text(tag_release);
  package.arch = text(tag_arch);
  package.license = text(tag_license);
  package.vendor = text(tag_vendor);
  package.url = text(tag_url);
  return package;
}

class Database {
 public:
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  explicit Database(const Sqlite& sqlite) : sqlite_(sqlite) {}
  ~Database() {
    if (handle_ != nullptr) sqlite_.close(handle_);
  }

  /// Read only, and as a file that nobody writes: a database in a sysroot may lie on a read-only disk.
  Result<void> open(const std::string& path) {
    const std::string uri = "file:" + path + "?immutable=1";
    if (sqlite_.open(uri.c_str(), &handle_, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr) != SQLITE_OK)
      return fail("reading " + path + ": no SQLite database");
    path_ = path;
    return {};
  }

  /// The first header for which `visit` gives a package, of the rows that the statement finds for `key`.
  template <class Visit>
  Result<std::optional<RpmPackage>> find(const char* statement, const std::string& key, const Visit& visit) const {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite_.prepare(handle_, statement, -1, &prepared, nullptr) != SQLITE_OK)
      return fail("reading " + path_ + ": no database of RPM's");
    std::optional<RpmPackage> found;
    sqlite_.bind_text(prepared, 1, key.data(), static_cast<int>(key.size()), nullptr);
    for (int rows = 0; !found && rows < most_rows && sqlite_.step(prepared) == SQLITE_ROW; ++rows) {
      const auto* bytes = static_cast<const char*>(sqlite_.column_blob(prepared, 0));
      const int size = sqlite_.column_bytes(prepared, 0);
      if (bytes == nullptr || size <= 0) continue;
      const std::optional<RpmHeader> header = RpmHeader::of_bytes({bytes, static_cast<std::size_t>(size)});
      if (header) found = visit(*header);
    }
    sqlite_.finalize(prepared);
    return found;
  }

 private:
  const Sqlite& sqlite_;
  sqlite3* handle_ = nullptr;
  std::string path_;
};

Result<std::unique_ptr<Database>> open_database(const std::string& path) {
  const Sqlite* sqlite = find_sqlite();
  if (sqlite == nullptr) return fail("reading " + path + ": libsqlite3.so.0 is not on this machine");
  auto database = std::make_unique<Database>(*sqlite);
  TRY(database->open(path));
  return database;
}

}  // namespace

Result<std::vector<std::optional<RpmPackage>>> find_rpm_owners_of(const std::string& database,
                                                                  std::span<const std::string> files) {
  TRY_ASSIGN(const std::unique_ptr<Database> opened, open_database(database));
  std::vector<std::optional<RpmPackage>> owners;
  for (const std::string& file : files) {
    const std::string folder = parent_of(file) + "/", name = file_name_of(file);
    TRY_ASSIGN(std::optional<RpmPackage> owner,
               opened->find("SELECT blob FROM Packages WHERE hnum IN (SELECT hnum FROM Basenames WHERE key = ?1)", name,
                            [&](const RpmHeader& header) {
                              return has_file(header, folder, name) ? std::optional(read_package(header))
                                                                    : std::nullopt;
                            }));
    owners.push_back(std::move(owner));
  }
  return owners;
}

Result<std::optional<RpmPackage>> find_rpm_package(const std::string& database, const std::string& name,
                                                   const std::string& version) {
  TRY_ASSIGN(const std::unique_ptr<Database> opened, open_database(database));
  return opened->find("SELECT blob FROM Packages WHERE hnum IN (SELECT hnum FROM Name WHERE key = ?1)", name,
                      [&](const RpmHeader& header) {
                        const RpmPackage package = read_package(header);
                        return package.version == version ? std::optional(package) : std::nullopt;
                      });
}

}  // namespace sluice
