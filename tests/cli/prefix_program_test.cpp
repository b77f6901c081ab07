// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What is cut off never passes the program either (tests/intake/prefix_test.cpp has many more cuts).
#include "cli/judged_archive.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace sluice {
namespace {

TEST_CASE("prefix: the program passes no archive that was cut off", "[cli][prefix][slow]") {
  const std::set<std::string> names = {"T20", "T45", "T75", "T80", "C04", "C08", "C11",
                                       "C14", "C20", "F13", "Z34", "Z49", "Z65", "X08"};
  std::string missing;
  std::size_t judged = 0;
  for (const test::TableCase& row : test::load_archive_table(missing)) {
    if (!names.contains(row.name)) continue;
    const Result<std::string> whole = read_file(row.path(), 16u << 20);
    REQUIRE(whole);
    const test::TemporaryFolder folder;
    CHECK(test::judge_archive(folder.write(row.file, *whole), {}).verdict == "pass");
    for (const std::size_t lost :
         {std::size_t{1}, std::size_t{20}, std::size_t{600}, whole->size() / 2, whole->size()}) {
      const std::size_t kept = whole->size() - std::min(lost, whole->size());
      CAPTURE(row.file, whole->size(), kept);
      CHECK(test::judge_archive(folder.write(row.file, whole->substr(0, kept)), {}).verdict != "pass");
      ++judged;
    }
  }
  CHECK(judged >= 60);
}

}  // namespace
}  // namespace sluice
