// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/escape.hpp"
#include "base/fields.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "base/small_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace sluice::fields {

/// Reads what fields_write.hpp writes. Members without a field are ignored (the formats grow by adding); a field that
/// is missing keeps its default unless it is required. A mismatch is an error with file, line, column and the path of
/// the member.
class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {}

  Result<void> read(const json::Value& from, bool& to) const {
    if (from.kind != json::Value::Kind::boolean) return mismatch(from, "true or false");
    to = from.boolean;
    return {};
  }
  Result<void> read(const json::Value& from, double& to) const {
    const bool is_number = from.kind == json::Value::Kind::number || from.kind == json::Value::Kind::integer;
    if (!is_number) return mismatch(from, "a number");
    to = from.number;
    return {};
  }
  Result<void> read(const json::Value& from, std::string& to) const {
    if (from.kind != json::Value::Kind::string) return mismatch(from, "a text");
    to = from_visible(from.string);
    return {};
  }
  Result<void> read(const json::Value& from, SmallText& to) const {
    std::string text;
    TRY(read(from, text));
    to = text;
    return {};
  }
  Result<void> read(const json::Value& from, Day& to) const {
    return read_word(from, to, parse_day(from.string), "a day such as 2026-10-01");
  }
  Result<void> read(const json::Value& from, Digest& to) const {
    return read_word(from, to, parse_digest(from.string), "64 hex digits");
  }

  template <Integer T>
  Result<void> read(const json::Value& from, T& to) const {
    const bool is_integer = from.kind == json::Value::Kind::integer;
    if (!is_integer || !std::in_range<T>(from.integer)) {
      return mismatch(
          from, fmt::format("an integer from {} to {}", std::numeric_limits<T>::min(), std::numeric_limits<T>::max()));
    }
    to = static_cast<T>(from.integer);
    return {};
  }

  template <Enumeration T>
  Result<void> read(const json::Value& from, T& to) const {
    return read_word(from, to, Spelling<T>::parse(from.string), "one of the words that the schema lists");
  }

  template <class T>
  Result<void> read(const json::Value& from, std::optional<T>& to) {
    if (from.kind == json::Value::Kind::null) return {};
    return read(from, to.emplace());
  }

  template <class T>
  Result<void> read(const json::Value& from, std::vector<T>& to) {
    if (from.kind != json::Value::Kind::array) return mismatch(from, "a list");
    to.clear();
    to.reserve(from.items.size());
    for (const json::Value& item : from.items) {
      const Step step(*this, {{}, to.size()});
      TRY(read(item, to.emplace_back()));
    }
    return {};
  }

  template <StoodIn T>
  Result<void> read(const json::Value& from, T& to) {
    typename StandIn<T>::Plain plain;
    TRY(read(from, plain));
    to = StandIn<T>::whole(plain);
    return {};
  }

  template <Struct T>
  Result<void> read(const json::Value& from, T& to) {
    if (from.kind != json::Value::Kind::object) return mismatch(from, "an object");
    Result<void> result;
    for_each_field<T>([&](const auto& field) {
      if (result) result = read_field(from, field, to);
    });
    return result;
  }

  /// Reads the member `name` of an object, which must be there.
  template <class T>
  Result<void> read_member(const json::Value& from, std::string_view name, T& to) {
    const Step step(*this, {name, 0});
    if (const json::Value* value = from.find(name)) return read(*value, to);
    return fail(fmt::format("{}: '{}' is missing", place(from), path()));
  }

 private:
  struct Part {
    std::string_view name;  ///< of a member, or empty
    std::size_t index = 0;  ///< of an item
  };

  /// One part of the path of what is being read, for as long as it is being read.
  class Step {
   public:
    Step(Reader& reader, Part part) : reader_(reader) { reader_.path_.push_back(part); }
    ~Step() { reader_.path_.pop_back(); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    Reader& reader_;
  };

  template <class Owner, class Member>
  Result<void> read_field(const json::Value& from, const Field<Owner, Member>& field, Owner& to) {
    if (!field.is_required && from.find(field.name) == nullptr) return {};
    return read_member(from, field.name, to.*field.member);
  }

  template <class T>
  Result<void> read_word(const json::Value& from, T& to, const std::optional<T>& parsed,
                         std::string_view expected) const {
    if (from.kind != json::Value::Kind::string || !parsed) return mismatch(from, expected);
    to = *parsed;
    return {};
  }

  std::string path() const {
    std::string text;
    for (const Part& part : path_) {
      if (part.name.empty()) {
        text += fmt::format("[{}]", part.index);
      } else {
        text += (text.empty() ? "" : ".") + std::string(part.name);
      }
    }
    return text;
  }
  std::string place(const json::Value& value) const {
    return fmt::format("{}:{}:{}", to_visible(file_), value.line, value.column);
  }
  tl::unexpected<Error> mismatch(const json::Value& from, std::string_view expected) const {
    const std::string seen =
        from.kind == json::Value::Kind::string ? ", found '" + to_visible_short(from.string, 60) + "'" : "";
    return fail(fmt::format("{}: '{}': expected {}{}", place(from), path(), expected, seen));
  }

  std::string_view file_;
  std::vector<Part> path_;
};

/// Parses a file of the format `family`/`newest`, such as "sluice.facts/1", and checks its member `schema`. A newer
/// format is refused by name; within one number a format only grows.
inline Result<json::Value> parse_format(std::string_view text, std::string_view file, const Limits& limits,
                                        std::string_view family, int newest) {
  TRY_ASSIGN(json::Value value, json::parse(text, file, limits));
  const std::string_view schema = value.text_or("schema", "");
  const std::string expected = fmt::format("{}/{}", family, newest);
  if (schema == expected) return value;
  const json::Value* stated = value.find("schema");
  const std::string place =
      fmt::format("{}:{}:{}", to_visible(file), (stated ? *stated : value).line, (stated ? *stated : value).column);
  if (schema.empty()) return fail(fmt::format("{}: the member 'schema' is missing, expected '{}'", place, expected));
  const bool is_family = schema.starts_with(family) && schema.substr(family.size()).starts_with("/");
  const std::string shown = to_visible_short(schema, 60);
  if (!is_family) return fail(fmt::format("{}: format '{}', expected '{}'", place, shown, expected));
  return fail(fmt::format("{}: format '{}', but this program reads up to '{}'", place, shown, expected),
              "read it with the version of sluice that wrote it, or a newer one");
}

}  // namespace sluice::fields
