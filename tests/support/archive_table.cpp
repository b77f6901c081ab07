// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/archive_table.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "support/csv.hpp"
#include "support/process.hpp"

#include <map>
#include <stdexcept>

namespace sluice::test {
namespace {

constexpr std::uint64_t most_table_bytes = 1u << 20;
const std::string recipes = SLUICE_SOURCE_DIR "/tests/archives";

std::string load(const std::string& path) {
  const Result<std::string> text = read_file(path, most_table_bytes);
  if (!text) throw std::runtime_error(text.error().message);
  return *text;
}

/// The first two cells of each line.
std::map<std::string, std::string> load_pairs(const std::string& path) {
  std::map<std::string, std::string> pairs;
  const std::string text = load(path);
  for (const std::string_view line : split(text, '\n')) {
    const std::vector<std::string> cells = parse_cells(trim(line));
    if (cells.size() == 2) pairs.emplace(cells[0], cells[1]);
  }
  return pairs;
}

}  // namespace

std::string TableCase::path() const { return archives_folder() + "/" + file; }

std::string TableCase::twin_path() const { return archives_folder() + "/twins/" + twin; }

const std::string& archives_folder() {
  static const std::string folder = [] {
    std::string made = SLUICE_ARCHIVES_DIR;
    if (is_file(made + "/made.csv")) return made;
    const Ended ended = run({"/usr/bin/env", "python3", "-B", recipes + "/make_cases.py", made});
    if (ended.code != 0) throw std::runtime_error("make_cases.py: " + ended.err);
    return made;
  }();
  return folder;
}

std::vector<TableCase> parse_archive_table(const std::string& text) {
  std::vector<TableCase> rows;
  for (const std::string_view line : split(text, '\n')) {
    const std::vector<std::string> cells = parse_cells(trim(line));
    if (cells.size() < 6 || cells[0] == "case") continue;
    TableCase row{cells[0], cells[1], {}, cells[3], cells[4], cells.size() > 6 ? cells[6] : "", ""};
    for (const std::string_view term : split(cells[2], ';')) {
      if (term != "-") row.terms.emplace_back(term);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<TableCase> load_archive_table(std::string& missing) {
  const std::map<std::string, std::string> made = load_pairs(archives_folder() + "/made.csv");
  std::vector<TableCase> rows;
  for (TableCase& row : parse_archive_table(load(recipes + "/expected.csv"))) {
    const auto found = made.find(row.name);
    if (found == made.end()) {
      missing += (missing.empty() ? "" : " ") + row.name;
      continue;
    }
    if (found->second != "-") row.twin = found->second;
    rows.push_back(std::move(row));
  }
  return rows;
}

Limits table_limits(const TableCase& row) {
  Limits limits;
  limits.entries = 100'000;
  limits.ratio_after = 8u << 20;
  if (row.name == "Z42") limits.total_bytes = limits.ratio_after;
  return limits;
}

}  // namespace sluice::test
