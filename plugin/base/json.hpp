// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::json {

struct Member;

/// A JSON value (RFC 8259). Object members keep their written order; duplicate keys are refused by parse().
struct Value {
  enum class Kind { null, boolean, integer, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;             ///< also set for integers
  std::string string;
  std::vector<Value> items;
  std::vector<Member> members;
  std::uint32_t line = 0;        ///< where the value ends in its file, from 1; 0 if made by us
  std::uint32_t column = 0;

  Value() = default;
  static Value of(bool value);
  static Value of(std::int64_t value);
  static Value of(std::string value);
  static Value array();
  static Value object();

  const Value* find(std::string_view key) const;         ///< member of an object; null if absent or no object
  std::string_view text_or(std::string_view key, std::string_view otherwise) const;  ///< string member, or otherwise
  std::int64_t integer_or(std::string_view key, std::int64_t otherwise) const;
  bool boolean_or(std::string_view key, bool otherwise) const;
  const std::vector<Value>& items_of(std::string_view key) const;  ///< array member's items; empty if absent
  void set(std::string key, Value value);                ///< appends; the caller keeps keys unique
};

struct Member {
  std::string key;
  Value value;
};

/// Parses a whole document. Refuses duplicate keys, trailing text, invalid UTF-8, numbers out of range, more than
/// limits.document_bytes or limits.document_depth; the message names file, line and column.
Result<Value> parse(std::string_view text, std::string_view file, const Limits& limits = {});

/// Writes with two blanks of indent and a final newline, or on one line. Strings are written as UTF-8; bytes that are
/// no UTF-8 must have been escaped before (base/escape.hpp), and are replaced otherwise.
std::string to_text(const Value& value, bool indented = true);

}  // namespace sluice::json
