// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"

#include <string>
#include <vector>

namespace sluice::test {

/// A row of tests/archives/expected.csv, and where make_cases.py wrote its archive.
struct TableCase {
  std::string name;                ///< "T01"
  std::string file;                ///< the archive's file name
  std::vector<std::string> terms;  ///< that must be stated
  std::string severity;            ///< the heaviest weight: "note", "warning", "error", or "-"
  std::string verdict;             ///< of pack archive-safety at rung assured: "pass", "warn" or "fail"
  std::string changed;             ///< why it differs from the reference table; usually empty
  std::string twin;                ///< file name of the same without its defect, below twins/; empty: none is planted

  std::string path() const;
  std::string twin_path() const;
};

/// Folder that make_cases.py fills at test time (the CTest fixture `archives`); fills it itself where nobody did.
const std::string& archives_folder();

/// The rows of a table with the columns of tests/archives/expected.csv; the last may be missing. Quoted as RFC 4180.
std::vector<TableCase> parse_archive_table(const std::string& text);

/// The rows whose archive could be made. `missing` gets the others' names: their tools are not installed.
std::vector<TableCase> load_archive_table(std::string& missing);

/// The limits that the table is meant for: below the usual ones, so that its bombs stay small.
Limits table_limits(const TableCase& row);

}  // namespace sluice::test
