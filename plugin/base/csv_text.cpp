// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/csv_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array<std::string_view, 10> formula_signs = {"=",  "+",      "-",      "@",      "\t",
                                                            "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_formula(std::string_view text) {
  const std::string_view begun = text.substr(std::min(text.find_first_not_of(' '), text.size()));
  return std::ranges::any_of(formula_signs, [&](std::string_view sign) { return begun.starts_with(sign); });
}

/// A formula behind any number of apostrophes.
bool needs_guard(std::string_view text) {
  return is_formula(text.substr(std::min(text.find_first_not_of('\''), text.size())));
}

class CsvReader {
 public:
  CsvReader(std::string_view text, std::string_view place) : text_(text), place_(place) {
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
    separator_ = find_separator();
  }

  Result<std::vector<CsvRow>> read() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row{line_, {}};
      for (bool is_last = false; !is_last;) {
        TRY_ASSIGN(std::string cell, read_cell());
        row.cells.push_back(restore_csv(cell));
        is_last = !take(separator_);
      }
      take('\r');
      if (at_ < text_.size() && !take('\n'))
        return fail(fmt::format("{}:{}: a quotation mark inside a cell is not doubled", place_, line_),
                    "save the table as CSV again");
      ++line_;
      const bool is_blank = row.cells.size() == 1 && row.cells[0].empty();
      if (!is_blank) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  char find_separator() const {
    const std::string_view first = text_.substr(0, text_.find('\n'));
    const auto count = [&](char c) { return std::ranges::count(first, c); };
    return count(';') > count(',') ? ';' : count('\t') > count(',') ? '\t' : ',';
  }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  Result<std::string> read_cell() {
    std::string cell;
    if (!take('"')) {
      while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
        cell += text_[at_++];
      return cell;
    }
    const std::uint32_t opened = line_;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"' && !take('"')) return cell;
      if (c == '\n') ++line_;
      cell += c;
    }
    return fail(fmt::format("{}:{}: a quotation mark is never closed", place_, opened), "save the table as CSV again");
  }

  std::string_view text_, place_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace

std::string escape_csv(std::string_view text) {
  std::string out = needs_guard(text) ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string restore_csv(std::string_view cell) {
  return std::string(cell.starts_with('\'') && needs_guard(cell) ? cell.substr(1) : cell);
}

Result<std::vector<CsvRow>> parse_csv(std::string_view text, std::string_view place) {
  return CsvReader(text, place).read();
}

}  // namespace sluice
