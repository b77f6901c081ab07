// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/schema.hpp"

#include "base/json.hpp"
#include "policy/keys.hpp"
#include "policy/values.hpp"

#include <map>
#include <string_view>

namespace sluice {
namespace policy {
namespace {

using json::Value;

constexpr const char* day_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr const char* rule_id_pattern = "^([a-z0-9-]+/)?[a-z0-9-]+(\\.[a-z0-9-]+)+$";

Value text_value(std::string_view text) { return Value::of(std::string(text)); }

Value object_with(std::string_view key, Value value) {
  Value object = Value::object();
  object.set(std::string(key), std::move(value));
  return object;
}

Value typed(std::string_view type) { return object_with("type", text_value(type)); }

Value patterned(std::string_view pattern) {
  Value value = typed("string");
  value.set("pattern", text_value(pattern));
  return value;
}

template <class Words>
Value one_of_words(const Words& words) {
  Value list = Value::array();
  for (const auto& word : words) list.items.push_back(text_value(word));
  return object_with("enum", std::move(list));
}

Value array_of(Value item) {
  Value value = typed("array");
  value.set("items", std::move(item));
  return value;
}

Value any_of(std::vector<Value> choices) {
  Value list = Value::array();
  list.items = std::move(choices);
  return object_with("anyOf", std::move(list));
}

/// A value, or a list of them.
Value one_or_many(const Value& item) { return any_of({item, array_of(item)}); }

/// Text in YAML may look like a number or a boolean to an editor.
Value scalar() {
  Value types = Value::array();
  for (const std::string_view type : {"string", "number", "boolean"}) types.items.push_back(text_value(type));
  return object_with("type", std::move(types));
}

class SchemaWriter {
 public:
  explicit SchemaWriter(const Catalogue* catalogue) : catalogue_(catalogue) {}

  std::string write(const Table& root, std::string_view title) {
    Value schema = Value::object();
    schema.set("$schema", text_value("http://json-schema.org/draft-07/schema#"));
    schema.set("title", text_value(title));
    Value body = table(root);
    for (json::Member& member : body.members) schema.set(std::move(member.key), std::move(member.value));
    Value definitions = Value::object();
    for (auto& [name, definition] : definitions_) definitions.set(name, std::move(definition));
    schema.set("definitions", std::move(definitions));
    return json::to_text(schema);
  }

 private:
  /// A reference to a table's definition, which is made on first use (a condition holds conditions).
  Value reference(const Table& wanted) {
    const auto [known, is_new] = names_.try_emplace(&wanted, std::string());
    if (is_new) {
      std::string name = slug(wanted.what);
      while (definitions_.contains(name)) name += "-";
      known->second = name;
      definitions_[name] = Value::object();
      definitions_[name] = table(wanted);
    }
    return object_with("$ref", text_value("#/definitions/" + names_[&wanted]));
  }

  static std::string slug(std::string_view what) {
    std::string name;
    for (const char c : what) {
      if (c != '\'') name += c == ' ' ? '-' : c;
    }
    return name;
  }

  Value table(const Table& wanted) {
    Value object = typed("object");
    Value properties = Value::object();
    Value required = Value::array();
    for (const Key& key : wanted.keys) {
      Value property = shape(key.shape);
      if (!key.meaning.empty() && property.find("$ref") == nullptr)
        property.set("description", text_value(key.meaning));
      properties.set(std::string(key.name), std::move(property));
      if (key.required) required.items.push_back(text_value(key.name));
    }
    object.set("properties", std::move(properties));
    if (!required.items.empty()) object.set("required", std::move(required));
    object.set("additionalProperties", Value::of(false));
    if (&wanted == &rule_table && catalogue_ != nullptr) object.set("allOf", kind_conditions());
    return object;
  }

  Value shape(const Shape& wanted) {
    switch (wanted.form) {
      case Form::text:
        return scalar();
      case Form::identifier:
        return patterned("^[a-z0-9._/-]+$");
      case Form::rule_id:
        return patterned(rule_id_pattern);
      case Form::sha256:
        return patterned("^[0-9a-fA-F]{64}$");
      case Form::semver:
        return patterned("^[0-9]+\\.[0-9]+\\.[0-9]+$");
      case Form::engine:
        return patterned("^>=[0-9. ]+$");
      case Form::boolean:
        return typed("boolean");
      case Form::integer:
        return integer(wanted);
      case Form::size:
        return any_of({typed("integer"), patterned("^[0-9]+ *(KiB|MiB|GiB)?$")});
      case Form::day:
        return patterned(day_pattern);
      case Form::word:
        return one_of_words(wanted.words());
      case Form::words:
        return one_or_many(one_of_words(wanted.words()));
      case Form::texts:
      case Form::value:
        return one_or_many(scalar());
      case Form::globs:
        return one_or_many(typed("string"));
      case Form::mapping:
        return reference(*wanted.table);
      case Form::setting:
        return any_of({reference(*wanted.table), scalar(), array_of(scalar())});
      case Form::map: {
        Value object = typed("object");
        object.set("additionalProperties", shape(*wanted.item));
        return object;
      }
      case Form::list:
        return array_of(shape(*wanted.item));
      case Form::with:
        return typed("object");
    }
    return Value::object();
  }

  static Value integer(const Shape& wanted) {
    Value value = typed("integer");
    value.set("minimum", Value::of(wanted.least));
    if (wanted.most != std::numeric_limits<std::int64_t>::max()) value.set("maximum", Value::of(wanted.most));
    return value;
  }

  /// For each kind: a rule of this kind has these parameters.
  Value kind_conditions() {
    Value all = Value::array();
    Value names = Value::array();
    for (const KindSpec& kind : catalogue_->kinds()) {
      names.items.push_back(text_value(kind.name));
      Value condition = Value::object();
      condition.set("if", object_with("properties", object_with("kind", object_with("const", text_value(kind.name)))));
      condition.set("then", object_with("properties", object_with("with", params(kind))));
      all.items.push_back(std::move(condition));
    }
    all.items.push_back(object_with("properties", object_with("kind", object_with("enum", std::move(names)))));
    return all;
  }

  static Value params(const KindSpec& kind) {
    Value object = typed("object");
    Value properties = Value::object();
    Value required = Value::array();
    for (const ParamSpec& param : kind.params) {
      Value property = any_of({value_of(param), named("param"), named("list")});
      property.set("description", text_value(param.meaning));
      properties.set(std::string(param.name), std::move(property));
      if (param.required) required.items.push_back(text_value(param.name));
    }
    object.set("properties", std::move(properties));
    if (!required.items.empty()) object.set("required", std::move(required));
    object.set("additionalProperties", Value::of(false));
    return object;
  }

  /// {param: NAME} or {list: NAME}.
  static Value named(std::string_view key) {
    Value object = typed("object");
    object.set("properties", object_with(key, typed("string")));
    Value required = Value::array();
    required.items.push_back(text_value(key));
    object.set("required", std::move(required));
    object.set("additionalProperties", Value::of(false));
    return object;
  }

  static Value value_of(const ParamSpec& param) {
    const Value item = any_of({scalar(), named("param"), named("list")});
    switch (param.type) {
      case ParamType::text:
        return scalar();
      case ParamType::list:
      case ParamType::glob_list:
      case ParamType::term_list:
        return any_of({scalar(), array_of(item)});
      case ParamType::integer:
        return integer({.form = Form::integer});
      case ParamType::percent:
        return integer({.form = Form::integer, .most = 100});
      case ParamType::boolean:
        return typed("boolean");
      case ParamType::day:
        return patterned(day_pattern);
      case ParamType::choice:
        return one_of_words(split_choices(param.choices));
      case ParamType::choice_list: {
        const Value choice = one_of_words(split_choices(param.choices));
        return any_of({choice, array_of(any_of({choice, named("param"), named("list")}))});
      }
    }
    return Value::object();
  }

  const Catalogue* catalogue_;
  std::map<const Table*, std::string> names_;
  std::map<std::string, Value> definitions_;
};

}  // namespace
}  // namespace policy

std::string pack_schema(const Catalogue& catalogue) {
  return policy::SchemaWriter(&catalogue).write(policy::pack_file_table, "Sluice policy pack, format 1");
}
std::string rules_schema(const Catalogue& catalogue) {
  return policy::SchemaWriter(&catalogue).write(policy::rules_file_table, "Sluice rule file, format 1");
}
std::string project_schema() {
  return policy::SchemaWriter(nullptr).write(policy::project_file_table, "Sluice project, format 1");
}
std::string waivers_schema() {
  return policy::SchemaWriter(nullptr).write(policy::waivers_file_table, "Sluice waivers, format 1");
}
std::string suppliers_schema() {
  return policy::SchemaWriter(nullptr).write(policy::suppliers_file_table, "Sluice register of suppliers, format 1");
}

std::string license_categories_schema() {
  return policy::SchemaWriter(nullptr).write(policy::license_categories_table, "Sluice license categories, format 1");
}
std::string license_duties_schema() {
  return policy::SchemaWriter(nullptr).write(policy::license_duties_table, "Sluice license duties, format 1");
}
std::string sbom_profile_schema() {
  return policy::SchemaWriter(nullptr).write(policy::sbom_profile_table, "Sluice SBOM profile, format 1");
}
std::string decisions_schema() {
  return policy::SchemaWriter(nullptr).write(policy::decisions_file_table, "Sluice decisions, format 1");
}
std::string lock_schema() {
  return policy::SchemaWriter(nullptr).write(policy::lock_file_table, "Sluice lock of policy packs, format 1");
}
std::string obligations_schema() {
  return policy::SchemaWriter(nullptr).write(policy::obligations_file_table, "Sluice catalogue of obligations, format 1");
}
std::string standard_schema() {
  return policy::SchemaWriter(nullptr).write(policy::standard_file_table, "Sluice standard, format 1");
}

}  // namespace sluice
