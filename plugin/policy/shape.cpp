// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/shape.hpp"

#include "base/date.hpp"
#include "base/digest.hpp"
#include "base/text.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sluice::policy {
namespace {

using Kind = yaml::Node::Kind;

/// What is checked, for messages: "'severity' in rule 'archive.empty'".
struct Place {
  std::string_view key;
  const std::string& owner;
  Reading& reading;

  void wrong(const yaml::Node& node, std::string_view expected, std::string_view found, std::string help = {}) const {
    reading
        .error("wrong-value", fmt::format("'{}' in {} must be {}, found {}", key, owner, expected, found), node.span,
               fmt::format("expected {}", expected))
        .help = std::move(help);
  }
};

bool is_absent(const yaml::Node& node) {
  return node.kind == Kind::scalar && !node.quoted && (node.text.empty() || node.text == "null" || node.text == "~");
}

std::string found(const yaml::Node& node) {
  if (node.kind == Kind::mapping) return "a mapping";
  if (node.kind == Kind::sequence) return "a list";
  if (is_absent(node)) return "no value";
  return fmt::format("{}'{}'", node.quoted ? "the quoted text " : "", node.text);
}

bool is_among(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

constexpr std::string_view word_characters = "abcdefghijklmnopqrstuvwxyz0123456789-";

bool is_word(std::string_view text) {
  return is_among(text, word_characters) && text.front() != '-' && text.back() != '-';
}

/// An expectation on one scalar: what it is called, and whether a text meets it.
struct Expectation {
  std::string_view name;
  bool (*holds)(std::string_view);
};

bool is_engine(std::string_view text) {
  if (!text.starts_with(">=")) return false;
  const std::vector<std::string_view> parts = split(trim(text.substr(2)), '.');
  return parts.size() <= 3 &&
         std::ranges::all_of(parts, [](std::string_view part) { return parse_uint(part).has_value(); });
}

Expectation expectation(Form form) {
  switch (form) {
    case Form::identifier:
      return {"a name of lower-case letters, digits, '-', '.', '_' and '/'",
              [](std::string_view text) { return is_among(text, "abcdefghijklmnopqrstuvwxyz0123456789-._/"); }};
    case Form::rule_id:
      return {"a rule id such as 'area.problem' or 'company/area.problem'", is_rule_id};
    case Form::sha256:
      return {"a SHA-256 of 64 hex digits", [](std::string_view text) { return parse_digest(text).has_value(); }};
    case Form::semver:
      return {"a version such as 1.0.0", is_semver};
    case Form::engine:
      return {"a least version such as '>=0.1'", is_engine};
    case Form::size:
      return {"a number, or one with a unit such as '64 MiB'",
              [](std::string_view text) { return parse_size(text).has_value(); }};
    case Form::day:
      return {"a day that exists, such as 2026-10-01",
              [](std::string_view text) { return parse_day(text).has_value(); }};
    default:
      return {"a text", [](std::string_view) { return true; }};
  }
}

void check_scalar(const yaml::Node& node, Form form, const Place& place) {
  const Expectation expected = expectation(form);
  if (node.kind != Kind::scalar || is_absent(node) || !expected.holds(node.text)) {
    place.wrong(node, expected.name, found(node));
  }
}

void check_boolean(const yaml::Node& node, const Place& place) {
  const bool is_word = node.kind == Kind::scalar && (node.text == "true" || node.text == "false");
  if (is_word && !node.quoted) return;
  place.wrong(node, "true or false", found(node), is_word ? "write it without quotes" : "");
}

void check_integer(const yaml::Node& node, const Shape& shape, const Place& place) {
  const auto number = node.kind == Kind::scalar ? parse_uint(node.text) : std::nullopt;
  const bool has_bounds = shape.most != std::numeric_limits<std::int64_t>::max();
  const std::string expected = has_bounds ? fmt::format("a number from {} to {}", shape.least, shape.most) : "a number";
  if (number && node.quoted) return place.wrong(node, expected, found(node), "write it without quotes");
  if (!number || *number > static_cast<std::uint64_t>(shape.most) ||
      *number < static_cast<std::uint64_t>(shape.least)) {
    place.wrong(node, expected, found(node));
  }
}

void check_word(const yaml::Node& node, const Shape& shape, const Place& place) {
  const std::span<const std::string_view> known = shape.words();
  const std::vector<std::string_view> words(known.begin(), known.end());
  if (node.kind == Kind::scalar && std::ranges::find(words, node.text) != words.end()) return;
  place.wrong(node, one_of(words), found(node),
              node.kind == Kind::scalar ? nearest_help("word", node.text, words) : "");
}

void check_glob(const yaml::Node& node, const Place& place) {
  if (node.kind != Kind::scalar || is_absent(node)) return place.wrong(node, "a glob", found(node));
  const std::string fault = glob_fault(node.text);
  if (!fault.empty()) {
    place.reading.error("bad-glob", fmt::format("'{}' in {} is no glob: {}", node.text, place.owner, fault), node.span,
                        fault);
  }
}

void check_shape(const yaml::Node& node, const Shape& shape, const Place& place);

/// One value, or a sequence of them.
template <class Check>
void check_each(const yaml::Node& node, const Check& check) {
  if (node.kind != Kind::sequence) return check(node);
  for (const yaml::Node& item : node.items) check(item);
}

void check_map(const yaml::Node& node, const Shape& shape, const Place& place) {
  if (node.kind != Kind::mapping) return place.wrong(node, "a mapping", found(node));
  for (const yaml::Member& member : node.members)
    check_shape(member.value, *shape.item, {member.key, place.owner, place.reading});
}

void check_list(const yaml::Node& node, const Shape& shape, const Place& place) {
  if (node.kind != Kind::sequence) return place.wrong(node, "a list", found(node));
  if (shape.item->is_deferred) return;
  for (const yaml::Node& item : node.items) check_shape(item, *shape.item, place);
}

void check_value(const yaml::Node& node, const Place& place) {
  check_each(node, [&](const yaml::Node& item) {
    if (item.kind != Kind::scalar) place.wrong(item, "a value or a list of values", found(item));
  });
}

void check_shape(const yaml::Node& node, const Shape& shape, const Place& place) {
  switch (shape.form) {
    case Form::boolean:
      return check_boolean(node, place);
    case Form::integer:
      return check_integer(node, shape, place);
    case Form::word:
      return check_word(node, shape, place);
    case Form::texts:
      return check_each(node, [&](const yaml::Node& item) { check_scalar(item, Form::text, place); });
    case Form::words:
      return check_each(node, [&](const yaml::Node& item) { check_word(item, shape, place); });
    case Form::globs:
      return check_each(node, [&](const yaml::Node& item) { check_glob(item, place); });
    case Form::value:
      return check_value(node, place);
    case Form::map:
      return check_map(node, shape, place);
    case Form::list:
      return check_list(node, shape, place);
    case Form::with:
      if (node.kind != Kind::mapping) place.wrong(node, "a mapping", found(node));
      return;
    case Form::mapping:
      if (node.kind != Kind::mapping) return place.wrong(node, "a mapping", found(node));
      check_table(node, *shape.table, place.reading);
      return;
    case Form::setting:
      if (node.kind != Kind::mapping) return check_value(node, place);
      check_table(node, *shape.table, place.reading);
      return;
    default:
      return check_scalar(node, shape.form, place);
  }
}

/// "rule 'archive.empty'": the table's word, and the mapping's own name where it has one.
std::string describe(const yaml::Node& node, const Table& table) {
  for (const std::string_view key : {"id", "name", "use", "to", "rule", "term", "path", "fact"}) {
    const yaml::Node* name = node.find(key);
    if (name != nullptr && name->kind == Kind::scalar && !name->text.empty())
      return fmt::format("{} '{}'", table.what, name->text);
  }
  return std::string(table.what);
}

void unknown_key(const yaml::Member& member, const std::string& owner, const Table& table, Reading& reading) {
  std::vector<std::string_view> known;
  for (const Key& key : table.keys) known.push_back(key.name);
  Diagnostic& problem = reading.error("unknown-key", fmt::format("unknown key '{}' in {}", member.key, owner),
                                      member.key_span, fmt::format("not a key of a {}", table.what));
  problem.help = nearest_help("key", member.key, known);
  if (problem.help.empty()) problem.help = fmt::format("it may hold {}", one_of(known));
}

}  // namespace

bool check_table(const yaml::Node& node, const Table& table, Reading& reading) {
  const std::size_t before = reading.problems().size();
  const std::string owner = describe(node, table);
  for (const yaml::Member& member : node.members) {
    const auto key = std::ranges::find(table.keys, member.key, &Key::name);
    if (key == table.keys.end()) {
      unknown_key(member, owner, table, reading);
    } else {
      check_shape(member.value, key->shape, {key->name, owner, reading});
    }
  }
  for (const Key& key : table.keys) {
    if (!key.required || node.find(key.name) != nullptr) continue;
    reading
        .error("missing-key", fmt::format("{} has no '{}'", owner, key.name), node.span,
               fmt::format("'{}' is missing", key.name))
        .help = key.meaning.empty() ? std::string() : fmt::format("'{}' is {}", key.name, key.meaning);
  }
  return reading.problems().size() == before;
}

std::string glob_fault(std::string_view pattern) {
  if (pattern.empty()) return "it is empty";
  std::size_t braces = 0;
  std::size_t alternatives = 1;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && ++i == pattern.size()) return "a backslash ends it";
    if (c == '[') {
      const std::size_t close = pattern.find(']', i + 2);
      if (close == std::string_view::npos) return "'[' is not closed";
      i = close;
    }
    if (c == '{') ++braces;
    if (c == ',' && braces > 0) ++alternatives;
    if (c == '}' && braces-- == 0) return "'}' closes nothing";
  }
  if (braces > 0) return "'{' is not closed";
  return alternatives > 64 ? "it has more than 64 alternatives" : "";
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint32_t shift = 0;
  for (const auto& [unit, bits] : {std::pair("KiB", 10u), std::pair("MiB", 20u), std::pair("GiB", 30u)}) {
    if (text.ends_with(unit)) shift = bits;
  }
  if (shift != 0) text = trim(text.substr(0, text.size() - 3));
  const auto number = parse_uint(text);
  if (!number || *number > (std::uint64_t{std::numeric_limits<std::int64_t>::max()} >> shift)) return std::nullopt;
  return *number << shift;
}

bool is_rule_id(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos && !is_word(text.substr(0, slash))) return false;
  const std::vector<std::string_view> parts =
      split(slash == std::string_view::npos ? text : text.substr(slash + 1), '.');
  return parts.size() >= 2 && std::ranges::all_of(parts, is_word);
}

bool is_semver(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '.');
  return parts.size() == 3 &&
         std::ranges::all_of(parts, [](std::string_view part) { return parse_uint(part).has_value(); });
}

}  // namespace sluice::policy
