// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the native notations share; vers_native.hpp is what others include.
#pragma once

#include "model/vers.hpp"

namespace sluice {

/// "!=" and "1.5" of "!= 1.5".
struct NativeClause {
  std::string_view comparator;
  std::string_view version;
};

/// The clauses of "COMPARATOR VERSION COMPARATOR VERSION...", with blanks or commas between; nothing if a comparator
/// has no version.
std::optional<std::vector<NativeClause>> split_clauses(std::string_view text);

/// The comparator of VERS for "<", "<=", ">", ">=", "!=", and for "", "=", "==", "===".
std::optional<VersComparator> find_comparator(std::string_view text);

/// Digits of any length, plus one: "10" of "9".
std::string next_number(std::string_view digits);

/// One clause of a notation, added to the range; false if it is none.
using AddClause = bool (*)(const NativeClause& clause, VersRange& range);
bool add_npm_clause(const NativeClause& clause, VersRange& range);
bool add_conan_clause(const NativeClause& clause, VersRange& range);
bool add_gem_clause(const NativeClause& clause, VersRange& range);
bool add_pypi_clause(const NativeClause& clause, VersRange& range);

}  // namespace sluice
