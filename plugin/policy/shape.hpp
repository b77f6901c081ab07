// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What our YAML files may hold, as tables: the reader checks a document against them, and the editor's JSON Schemas are
// generated from them (policy/schema.hpp). One list for both.
#pragma once

#include "base/yaml.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sluice::policy {

class Reading;

enum class Form : std::uint8_t {
  text,        ///< a scalar with a value
  identifier,  ///< lower-case letters, digits, '-', '.', '/', '_'
  rule_id,     ///< "area.problem", or "company/area.problem"
  sha256,      ///< 64 hex digits
  semver,      ///< "1.2.3"
  engine,      ///< ">=0.1"
  boolean,     ///< plain true or false
  integer,     ///< plain decimal digits within bounds
  size,        ///< an integer, or with a unit: "64 MiB"
  day,         ///< "2026-10-01"
  word,        ///< one of the choices
  texts,       ///< one text, or a sequence of texts
  words,       ///< one of the choices, or a sequence of them
  globs,       ///< one glob, or a sequence of globs; a leading '!' is allowed where the table says so
  mapping,     ///< the keys of a table
  setting,     ///< a mapping of a table, or a plain value (scalar or sequence of scalars)
  map,         ///< free keys, each value of the item's shape
  list,        ///< a sequence, each item of the item's shape
  with,        ///< a kind's parameters; checked against the Catalogue
  value,       ///< a scalar, or a sequence of scalars
};

struct Table;
struct Shape;
using WordList = std::span<const std::string_view> (*)();

struct Shape {
  Form form = Form::text;
  WordList words = nullptr;      ///< of word and words
  const Table* table = nullptr;  ///< of mapping and setting
  const Shape* item = nullptr;   ///< of map and list
  std::int64_t least = 0;        ///< of integer
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  bool is_deferred = false;  ///< its own reader checks it later: problems there are not problems of the file
};

struct Key {
  std::string_view name;
  Shape shape;
  bool required = false;
  std::string_view meaning = {};  ///< one clause, for the editor
};

/// The keys of one kind of mapping.
struct Table {
  std::string_view what;  ///< "rule": "unknown key 'x' in rule 'y'"
  std::span<const Key> keys;
};

/// The spellings of an enumeration of the model, from its first value to `last`.
template <auto last>
std::span<const std::string_view> words_up_to() {
  static const auto list = [] {
    std::array<std::string_view, static_cast<std::size_t>(last) + 1> words;
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = to_string(static_cast<decltype(last)>(i));
    return words;
  }();
  return list;
}

constexpr Shape of(Form form) { return {.form = form}; }
constexpr Shape count(std::int64_t least, std::int64_t most) {
  return {.form = Form::integer, .least = least, .most = most};
}
constexpr Shape word(WordList words) { return {.form = Form::word, .words = words}; }
constexpr Shape words(WordList words) { return {.form = Form::words, .words = words}; }
constexpr Shape mapping(const Table& table) { return {.form = Form::mapping, .table = &table}; }
constexpr Shape setting(const Table& table) { return {.form = Form::setting, .table = &table}; }
constexpr Shape map_of(const Shape& item) { return {.form = Form::map, .item = &item}; }
constexpr Shape list_of(const Shape& item) { return {.form = Form::list, .item = &item}; }

/// Checks a mapping and everything below it against its table and records each problem: unknown keys (with the nearest
/// known one), missing keys, wrong types, unknown words, days that do not exist, broken globs, quoted booleans and
/// numbers. True if there was none.
bool check_table(const yaml::Node& node, const Table& table, Reading& reading);

/// Why a text is no glob, or empty.
std::string glob_fault(std::string_view pattern);

/// A size: "4096" or "64 MiB" (KiB, MiB, GiB).
std::optional<std::uint64_t> parse_size(std::string_view text);

/// True for "area.problem" and "company/area.problem": lower-case words with '-' between them.
bool is_rule_id(std::string_view text);

/// Three numbers with dots.
bool is_semver(std::string_view text);

}  // namespace sluice::policy
