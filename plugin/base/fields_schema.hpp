// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/fields.hpp"
#include "base/fields_write.hpp"
#include "base/json.hpp"
#include "base/small_text.hpp"

#include <limits>
#include <map>

namespace sluice::fields {

/// Builds a JSON Schema (draft 2020-12) from the tables: each struct is a definition of its own. No schema forbids
/// further members, because the formats grow by adding.
class Schema {
 public:
  /// Schema of a value of type T; structs are added to the definitions.
  template <class T>
  json::Value of_type() {
    json::Value made = json::Value::object();
    if constexpr (std::is_same_v<T, bool>) {
      made.set("type", text("boolean"));
    } else if constexpr (std::is_same_v<T, double>) {
      made.set("type", text("number"));
    } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, SmallText>) {
      made.set("type", text("string"));
    } else if constexpr (std::is_same_v<T, Day>) {
      set_pattern(made, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    } else if constexpr (std::is_same_v<T, Digest>) {
      set_pattern(made, "^[0-9a-f]{64}$");
    } else if constexpr (Integer<T>) {
      made.set("type", text("integer"));
      made.set("minimum", json::Value::of(to_json_integer(std::numeric_limits<T>::min())));
      made.set("maximum", json::Value::of(to_json_integer(std::numeric_limits<T>::max())));
    } else if constexpr (Enumeration<T>) {
      made.set("enum", words<T>());
    } else if constexpr (List<T>) {
      made.set("type", text("array"));
      made.set("items", of_type<typename T::value_type>());
    } else if constexpr (Optional<T>) {
      return of_type<typename T::value_type>();
    } else if constexpr (StoodIn<T>) {
      return of_type<typename StandIn<T>::Plain>();
    } else {
      define<T>();
      made.set("$ref", text("#/$defs/" + std::string(Table<T>::name)));
    }
    return made;
  }

  /// The whole schema of a file that holds {"schema": "FORMAT", ...members}; each member is required.
  json::Value document(std::string_view format, std::string_view title,
                       std::vector<std::pair<std::string, json::Value>> members) const {
    json::Value properties = json::Value::object();
    json::Value required = json::Value::array();
    json::Value schema_member = json::Value::object();
    schema_member.set("const", text(format));
    properties.set("schema", std::move(schema_member));
    required.items.push_back(text("schema"));
    for (auto& [name, value] : members) {
      required.items.push_back(text(name));
      properties.set(name, std::move(value));
    }
    json::Value made = json::Value::object();
    made.set("$schema", text("https://json-schema.org/draft/2020-12/schema"));
    made.set("title", text(format));
    made.set("description", text(title));
    made.set("type", text("object"));
    made.set("required", std::move(required));
    made.set("properties", std::move(properties));
    json::Value definitions = json::Value::object();
    for (const auto& [name, value] : definitions_) definitions.set(name, value);
    made.set("$defs", std::move(definitions));
    return made;
  }

 private:
  static json::Value text(std::string_view value) { return json::Value::of(std::string(value)); }

  static void set_pattern(json::Value& made, std::string_view pattern) {
    made.set("type", text("string"));
    made.set("pattern", text(pattern));
  }

  template <Enumeration T>
  static json::Value words() {
    json::Value made = json::Value::array();
    for (int i = 0; i <= static_cast<int>(Spelling<T>::last); ++i)
      made.items.push_back(text(Spelling<T>::text(static_cast<T>(i))));
    return made;
  }

  template <Struct T>
  void define() {
    const std::string name(Table<T>::name);
    if (!definitions_.emplace(name, json::Value()).second) return;
    json::Value properties = json::Value::object();
    json::Value required = json::Value::array();
    for_each_field<T>([&](const auto& field) { add_field(field, properties, required); });
    json::Value made = json::Value::object();
    made.set("description", text(Table<T>::meaning));
    made.set("type", text("object"));
    if (!required.items.empty()) made.set("required", std::move(required));
    made.set("properties", std::move(properties));
    definitions_[name] = std::move(made);
  }

  template <class Owner, class Member>
  void add_field(const Field<Owner, Member>& field, json::Value& properties, json::Value& required) {
    json::Value property = of_type<Member>();
    if (!field.meaning.empty()) property.set("description", text(field.meaning));
    properties.set(std::string(field.name), std::move(property));
    if (field.is_required) required.items.push_back(text(field.name));
  }

  std::map<std::string, json::Value, std::less<>> definitions_;
};

}  // namespace sluice::fields
