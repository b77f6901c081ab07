// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The reference archives (SLUICE_SHARED_DATA/archives, gen.py) against their table, expected.csv. A case whose hazards
// differ from the table is listed below with the difference: a change in either direction fails.
#include "base/files.hpp"
#include "base/text.hpp"
#include "intake/intake.hpp"
#include "support/process.hpp"
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

/// Z*: what stands in a ZIP's local headers and between its records needs a reader of our own. T35: libarchive 3.6
/// ignores a global path. X06: bsdtar 3.6 drops the "..", so there is nothing to see.
const std::map<std::string, std::string> known_differences = {
    {"T35", "without archive.path.traversal; "},
    {"Z10", "without archive.zip.header-mismatch; worst is -; "},
    {"Z12", "without archive.zip.header-mismatch; worst is -; "},
    {"Z14", "without archive.zip.header-mismatch; "},
    {"Z15", "without archive.zip.unicode-path; "},
    {"Z16", "without archive.zip.header-mismatch; worst is -; "},
    {"Z17", "without archive.zip.unicode-path; worst is -; "},
    {"Z25", "without archive.zip.hidden-entry; worst is -; "},
    {"Z26", "without archive.zip.hidden-entry; worst is -; "},
    {"Z27", "without archive.zip.multiple-eocd; worst is -; "},
    {"Z31", "without archive.zip.directory-offset; "},
    {"Z33", "without archive.zip.zip64-conflict; worst is -; "},
    {"Z37", "without archive.zip.gap; worst is -; "},
    {"Z38", "without archive.zip.gap; worst is -; "},
    {"Z39", "without archive.limit.ratio; "},
    {"Z40", "without archive.zip.overlap; "},
    {"Z48", "without archive.zip.header-mismatch; worst is -; "},
    {"Z50", "without archive.zip.ambiguous-stream; worst is -; "},
    {"Z55", "without archive.zip.gap; "},
    {"Z56", "without archive.zip.dir-with-data; worst is -; "},
    {"Z57", "without archive.zip.dir-with-data; worst is -; "},
    {"Z61", "without archive.zip.extra-malformed; "},
    {"X06", "without archive.path.traversal; worst is -; "},
};

struct Row {
  std::string name, file;
  std::vector<std::string> terms;
  std::string severity;
};

/// The first four columns have no quotes.
std::vector<Row> parse_table(const std::string& text) {
  std::vector<Row> rows;
  for (const std::string_view line : split(text, '\n')) {
    const std::vector<std::string_view> cells = split(trim(line), ',');
    if (cells.size() < 5 || cells[0] == "case") continue;
    Row row{std::string(cells[0]), std::string(cells[1]), {}, std::string(cells[3])};
    for (const std::string_view term : split(cells[2], ';')) {
      if (term != "-") row.terms.emplace_back(term);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The table's limits are below the usual ones, so that its bombs stay small.
Limits table_limits(const Row& row) {
  Limits limits;
  limits.entries = 100'000;
  limits.ratio_after = 8u << 20;
  if (row.name == "Z42") limits.total_bytes = limits.ratio_after;
  return limits;
}

std::string worst_weight(const Contents& contents) {
  if (contents.hazards.empty()) return "-";
  return std::string(to_string(std::ranges::max_element(contents.hazards, {}, &Hazard::weight)->weight));
}

std::string difference(const Row& row, const Contents& contents) {
  std::set<std::string_view> seen;
  for (const Hazard& hazard : contents.hazards) seen.insert(hazard_spec(hazard.id).term);
  std::string text;
  for (const std::string& term : row.terms) {
    if (!seen.contains(term)) text += "without " + term + "; ";
  }
  if (worst_weight(contents) != row.severity) text += fmt::format("worst is {}; ", worst_weight(contents));
  return text;
}

TEST_CASE("expected_cases: every reference archive gives its findings", "[intake][expected_cases][slow]") {
  const std::string data = test::shared_data();
  if (data.empty()) {
    WARN("skipped: no SLUICE_SHARED_DATA");
    return;
  }
  const test::TemporaryFolder folder;
  const test::Ended made =
      test::run({"/usr/bin/env", "python3", data + "/archives/gen.py", folder.path()}, folder.path());
  REQUIRE(made.code == 0);
  const Result<std::string> table = read_file(folder.path() + "/expected.csv", 1u << 20);
  REQUIRE(table);
  const std::vector<Row> rows = parse_table(*table);
  REQUIRE(rows.size() > 180);
  for (const Row& row : rows) {
    CAPTURE(row.name, row.file);
    Contents contents;
    REQUIRE(open_delivery({folder.path() + "/" + row.file, row.file}, {table_limits(row)}, contents));
    const auto known = known_differences.find(row.name);
    CHECK(difference(row, contents) == (known == known_differences.end() ? "" : known->second));
  }
}

}  // namespace
}  // namespace sluice
