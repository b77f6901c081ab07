// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A field of CSV (RFC 4180): in quotation marks, those within doubled. What a spreadsheet would take for a formula (a
/// text that begins with = + - @, the full-width forms of them, a tab or a carriage return, or with blanks and then one
/// of them) gets an apostrophe in front (OWASP, "CSV Injection"); so does such a text with apostrophes in front, so that
/// restore_csv() gives back what was written.
std::string escape_csv(std::string_view text);

/// The text that escape_csv() was given, from a cell without its quotation marks.
std::string restore_csv(std::string_view cell);

/// A line of a table with its place.
struct CsvRow {
  std::uint32_t line = 0;  ///< where it begins, from 1
  std::vector<std::string> cells;
};

/// The rows of a table, restored; blank lines are left out. The separator is a comma, or what a spreadsheet of another
/// locale writes (semicolon, tab): the one of the first line. A byte order mark at the start is skipped. Fails on a
/// quotation mark that is never closed, or that is not at the edge of a cell. `place` is for messages.
Result<std::vector<CsvRow>> parse_csv(std::string_view text, std::string_view place);

}  // namespace sluice
