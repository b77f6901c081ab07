// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The acceptance archives (tests/archives) against their table, expected.csv. A case whose hazards differ from the
// table is listed below with the difference: a change in either direction fails.
#include "base/files.hpp"
#include "intake/intake.hpp"
#include "support/archive_table.hpp"
#include "support/stated.hpp"
#include "support/tree.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sluice {
namespace {

/// None now; a reader to come may need it again.
const std::map<std::string, std::string> known_differences = {};

using test::TableCase;

std::string worst_weight(const Contents& contents) {
  if (contents.hazards.empty()) return "-";
  return std::string(to_string(std::ranges::max_element(contents.hazards, {}, &Hazard::weight)->weight));
}

std::string difference(const TableCase& row, const Contents& contents) {
  std::set<std::string_view> seen;
  for (const Hazard& hazard : contents.hazards) seen.insert(hazard_spec(hazard.id).term);
  std::string text;
  for (const std::string& term : row.terms) {
    if (!seen.contains(term)) text += "without " + term + "; ";
  }
  if (worst_weight(contents) != row.severity) text += fmt::format("worst is {}; ", worst_weight(contents));
  return text;
}

std::vector<TableCase> rows() {
  std::string missing;
  std::vector<TableCase> made = test::load_archive_table(missing);
  if (!missing.empty()) WARN("skipped, for the tools that make them are not installed: " << missing);
  return made;
}

TEST_CASE("expected_cases: every archive of the table gives its findings", "[intake][expected_cases][slow]") {
  const std::vector<TableCase> table = rows();
  REQUIRE(table.size() > 180);
  for (const TableCase& row : table) {
    CAPTURE(row.name, row.file);
    Contents contents;
    REQUIRE(open_delivery({row.path(), row.file}, {test::table_limits(row)}, contents));
    const auto known = known_differences.find(row.name);
    CHECK(difference(row, contents) == (known == known_differences.end() ? "" : known->second));
  }
}

TEST_CASE("expected_cases: without its planted defect an archive gives no finding", "[intake][expected_cases][slow]") {
  for (const TableCase& row : rows()) {
    if (row.twin.empty()) continue;
    CAPTURE(row.name, row.twin);
    Contents contents;
    REQUIRE(open_delivery({row.twin_path(), row.twin}, {test::table_limits(row)}, contents));
    CHECK(test::stated(contents) == "");
    CHECK(std::ranges::all_of(contents.containers, [](const Container& container) {
      return container.completeness == Completeness::complete;
    }));
  }
}

TEST_CASE("expected_cases: a row with a finding has a twin without it", "[intake][expected_cases]") {
  for (const TableCase& row : rows()) {
    CAPTURE(row.name);
    CHECK(row.twin.empty() == row.terms.empty());
  }
}

TEST_CASE("expected_cases: the table differs from the reference only where it says why", "[intake][expected_cases]") {
  const std::string data = test::shared_data();
  if (data.empty()) {
    WARN("skipped: no SLUICE_SHARED_DATA");
    return;
  }
  const Result<std::string> text = read_file(data + "/archives/expected.csv", 1u << 20);
  REQUIRE(text);
  std::map<std::string, TableCase> ours;
  for (const TableCase& row : rows()) ours.emplace(row.name, row);
  for (const TableCase& row : test::parse_archive_table(*text)) {
    CAPTURE(row.name);
    REQUIRE(ours.contains(row.name));
    const TableCase& own = ours.at(row.name);
    CHECK(own.file == row.file);
    const bool same = own.terms == row.terms && own.severity == row.severity && own.verdict == row.verdict;
    CHECK(same == own.changed.empty());
  }
}

}  // namespace
}  // namespace sluice
