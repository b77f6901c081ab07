// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A database as rpm 4.18 lays it out, with headers that the test writes.
#include "store/rpm_database.hpp"
#include "base/files.hpp"
#include "support/tree.hpp"

#include <sqlite3.h>
#include <catch2/catch.hpp>

using namespace sluice;

namespace {

std::string big32(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
  return bytes;
}

/// A header in the making: the records in front of the store.
struct HeaderMaker {
  std::string records, store;
  std::uint32_t count = 0;

  void add(std::uint32_t tag, std::uint32_t type, std::uint32_t items, const std::string& content) {
    records += big32(tag) + big32(type) + big32(static_cast<std::uint32_t>(store.size())) + big32(items);
    store += content;
    ++count;
  }
  void text(std::uint32_t tag, const std::string& value) { add(tag, 6, 1, value + '\0'); }
  std::string blob() const { return big32(count) + big32(static_cast<std::uint32_t>(store.size())) + records + store; }
};

std::string acme_header() {
  HeaderMaker header;
  header.add(1003, 4, 1, big32(2));
  header.text(1000, "acme-devel");
  header.text(1001, "1.4");
  header.text(1002, "3.fc40");
  header.text(1011, "Acme");
  header.text(1014, "LGPL-2.1-or-later");
  header.text(1022, "x86_64");
  header.add(1117, 8, 2, std::string("acme.h\0libacme.so\0", 18));
  header.add(1118, 8, 2, std::string("/usr/include/\0/usr/lib64/\0", 26));
  header.store.resize((header.store.size() + 3) / 4 * 4);
  header.add(1116, 4, 2, big32(0) + big32(1));
  return header.blob();
}

std::string make_database(const test::TemporaryFolder& folder, const std::string& blob) {
  const std::string path = folder.path() + "/rpmdb.sqlite";
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database,
                       "CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL);"
                       "CREATE TABLE Basenames (key TEXT NOT NULL, hnum INTEGER NOT NULL, idx INTEGER NOT NULL);"
                       "CREATE TABLE Name (key TEXT NOT NULL, hnum INTEGER NOT NULL, idx INTEGER NOT NULL);"
                       "INSERT INTO Basenames VALUES ('acme.h', 1, 0), ('libacme.so', 1, 1);"
                       "INSERT INTO Name VALUES ('acme-devel', 1, 0);",
                       nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_stmt* insert = nullptr;
  REQUIRE(sqlite3_prepare_v2(database, "INSERT INTO Packages VALUES (1, ?1)", -1, &insert, nullptr) == SQLITE_OK);
  sqlite3_bind_blob(insert, 1, blob.data(), static_cast<int>(blob.size()), nullptr);
  REQUIRE(sqlite3_step(insert) == SQLITE_DONE);
  sqlite3_finalize(insert);
  sqlite3_close(database);
  return path;
}

}  // namespace

TEST_CASE("rpm_database: the package that owns a file", "[store][rpm]") {
  const test::TemporaryFolder folder;
  const std::string database = make_database(folder, acme_header());
  const std::vector<std::string> files = {"/usr/lib64/libacme.so", "/usr/lib/libacme.so", "/usr/include/acme.h",
                                          "/usr/include/none.h"};
  const auto owners = find_rpm_owners_of(database, files);
  REQUIRE(owners);
  REQUIRE(owners->size() == 4);
  REQUIRE((*owners)[0]);
  CHECK(*(*owners)[0] == RpmPackage{"acme-devel", "2:1.4-3.fc40", "x86_64", "LGPL-2.1-or-later", "Acme", ""});
  CHECK_FALSE((*owners)[1]);
  CHECK((*owners)[2] == (*owners)[0]);
  CHECK_FALSE((*owners)[3]);
  const auto package = find_rpm_package(database, "acme-devel", "2:1.4-3.fc40");
  REQUIRE(package);
  CHECK(*package == (*owners)[0]);
  CHECK_FALSE(*find_rpm_package(database, "acme-devel", "1.4-3.fc40"));
}

TEST_CASE("rpm_database: damaged headers own nothing", "[store][rpm]") {
  const std::string whole = acme_header();
  const std::vector<std::string> files = {"/usr/lib64/libacme.so"};
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    const test::TemporaryFolder folder;
    const auto owners = find_rpm_owners_of(make_database(folder, whole.substr(0, length) + "x"), files);
    CAPTURE(length);
    REQUIRE(owners);
    CHECK_FALSE((*owners)[0]);
  }
}

TEST_CASE("rpm_database: a file that is no database is an Error", "[store][rpm]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("rpmdb.sqlite", "no database, but long enough to be looked at as one");
  const std::vector<std::string> files = {"/usr/lib64/libacme.so"};
  CHECK_FALSE(find_rpm_owners_of(path, files));
  CHECK_FALSE(find_rpm_owners_of(folder.path() + "/none.sqlite", files));
}
