// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/files.hpp"

#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <string>

TEST_CASE("files: what was written is read back, folders are made, and no temporary stays", "[base][files]") {
  const sluice::test::TemporaryFolder folder;
  const std::string path = folder.path() + "/a/b/c.txt";
  REQUIRE(sluice::write_file(path, "one"));
  REQUIRE(sluice::write_file(path, "two"));
  CHECK(sluice::read_file(path, 100).value() == "two");
  CHECK(sluice::list_folder(folder.path() + "/a/b").size() == 1);
}

TEST_CASE("files: errors name the file and what was found", "[base][files]") {
  const sluice::test::TemporaryFolder folder;
  const std::string path = folder.write("big.txt", "0123456789");
  CHECK(sluice::read_file(path, 4).error().message == "reading " + path + ": is larger than 4 bytes");
  CHECK(sluice::read_file(folder.path(), 4).error().message == "reading " + folder.path() + ": is a folder");
  CHECK(sluice::read_file(folder.path() + "/none", 4).error().message.find("No such file") != std::string::npos);
}

TEST_CASE("files: a stamp changes with the content", "[base][files]") {
  const sluice::test::TemporaryFolder folder;
  const std::string path = folder.write("x", "1");
  const auto before = sluice::find_stamp(path);
  REQUIRE(before);
  CHECK(before == sluice::find_stamp(path));
  REQUIRE(sluice::write_file(path, "2"));
  CHECK(before != sluice::find_stamp(path));
  CHECK_FALSE(sluice::find_stamp(path + "-none"));
}
