// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Structs as rows of a table and back, by their field tables: a column a field, lists left out.
#pragma once

#include "base/escape.hpp"
#include "base/fields.hpp"
#include "store/database.hpp"

namespace sluice::ledger_rows {

inline Cell to_cell(const std::string& value) { return to_visible(value); }
inline Cell to_cell(bool value) { return std::int64_t{value ? 1 : 0}; }
inline Cell to_cell(std::int64_t value) { return value; }
inline Cell to_cell(std::uint64_t value) { return static_cast<std::int64_t>(value); }
inline Cell to_cell(Day value) { return to_string(value); }
inline Cell to_cell(const std::optional<Day>& value) { return value ? to_string(*value) : std::string(); }

/// Of a cell of the other kind: 0, or empty.
inline std::int64_t number_of(const Cell& cell) {
  const auto* number = std::get_if<std::int64_t>(&cell);
  return number == nullptr ? 0 : *number;
}
inline std::string text_of(const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  return text == nullptr ? std::string() : from_visible(*text);
}

inline void from_cell(const Cell& cell, std::string& to) { to = text_of(cell); }
inline void from_cell(const Cell& cell, bool& to) { to = number_of(cell) != 0; }
inline void from_cell(const Cell& cell, std::int64_t& to) { to = number_of(cell); }
inline void from_cell(const Cell& cell, std::uint64_t& to) { to = static_cast<std::uint64_t>(number_of(cell)); }
inline void from_cell(const Cell& cell, Day& to) { to = parse_day(text_of(cell)).value_or(Day{}); }
inline void from_cell(const Cell& cell, std::optional<Day>& to) { to = parse_day(text_of(cell)); }

template <class T, class Visit>
void for_each_column(Visit&& visit) {
  fields::for_each_field<T>([&]<class Owner, class Member>(const fields::Field<Owner, Member>& field) {
    if constexpr (!fields::List<Member>) visit(field);
  });
}

/// "a, b, c"
template <class T>
std::string columns_of() {
  std::string columns;
  for_each_column<T>([&](const auto& field) { columns += (columns.empty() ? "" : ", ") + std::string(field.name); });
  return columns;
}

template <class T>
void add_cells(const T& value, Row& cells) {
  for_each_column<T>([&](const auto& field) { cells.push_back(to_cell(value.*field.member)); });
}

/// The cells from `at` on as a T.
template <class T>
T value_of(const Row& row, std::size_t at) {
  T value;
  for_each_column<T>([&](const auto& field) {
    if (at < row.size()) from_cell(row[at], value.*field.member);
    ++at;
  });
  return value;
}

}  // namespace sluice::ledger_rows
