// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/compiler/schema_compiler.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice::sbom {
namespace {

using json::Value;

/// Keywords that say nothing about validity, and those that take_members() reads.
constexpr std::array<std::string_view, 14> passed_over{
    "$schema",     "$id",        "$comment",  "title",      "description", "default", "examples",
    "definitions", "deprecated", "meta:enum", "properties", "required",    "type",    "items"};

constexpr std::size_t most_required = 32;

const Value* find_at(const Value& root, std::string_view pointer) {
  const Value* at = &root;
  for (const std::string_view step : split(pointer, '/')) {
    if (!step.empty() && at != nullptr) at = at->find(step);
  }
  return at;
}

std::uint16_t type_bit(std::string_view name) {
  constexpr std::array<std::string_view, 7> names{"null", "boolean", "integer", "number", "string", "array", "object"};
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? std::uint16_t{0} : static_cast<std::uint16_t>(1u << (found - names.begin()));
}

void add_rule(SchemaNode& node, SchemaNode::Rule rule) { node.rules = static_cast<std::uint16_t>(node.rules | rule); }

}  // namespace

Result<void> SchemaCompiler::add_root(const std::string& file, const std::string& version) {
  TRY_ASSIGN(const std::uint32_t schema, compile_at(file, ""));
  image_.roots.push_back({image_.intern(version), schema});
  return {};
}

Result<std::uint32_t> SchemaCompiler::compile_at(const std::string& file, const std::string& pointer) {
  const std::string name = file + "#" + pointer;
  if (const auto known = known_.find(name); known != known_.end()) return known->second;
  const auto root = files_.find(file);
  const Value* const schema = root == files_.end() ? nullptr : find_at(root->second, pointer);
  if (schema == nullptr) return fail(fmt::format("there is no schema {}", name));
  const std::uint32_t number = known_[name] = image_.new_node();
  const std::string outer = std::exchange(file_, file);
  const Result<void> done = compile_into(number, *schema);
  file_ = outer;
  if (!done) return tl::unexpected<Error>(Error(done.error()).within(name));
  return number;
}

Result<std::uint32_t> SchemaCompiler::compile(const Value& schema) {
  const std::uint32_t number = image_.new_node();
  TRY(compile_into(number, schema));
  return number;
}

Result<void> SchemaCompiler::compile_into(std::uint32_t number, const Value& schema) {
  SchemaNode node;
  if (schema.kind == Value::Kind::boolean) {
    if (!schema.boolean) add_rule(node, SchemaNode::never);
    image_.nodes[number] = node;
    return {};
  }
  if (schema.kind != Value::Kind::object) return fail(fmt::format("line {}: no schema", schema.line));
  for (const json::Member& keyword : schema.members) TRY(take(keyword, node));
  if (const Value* types = schema.find("type"); types != nullptr) TRY(take_types(*types, node));
  if (const Value* items = schema.find("items"); items != nullptr) TRY(take_items(*items, node));
  TRY(take_members(schema, node));
  image_.nodes[number] = node;
  return {};
}

Result<void> SchemaCompiler::take(const json::Member& keyword, SchemaNode& node) {
  const auto& [key, value] = keyword;
  if (std::ranges::find(passed_over, key) != passed_over.end()) return {};
  if (key == "$ref") return take_reference(value, node);
  if (key == "format") return take_format(value, node);
  if (key == "additionalProperties") {
    add_rule(node, SchemaNode::about_objects);
    TRY_ASSIGN(node.additional, compile(value));
    return {};
  }
  if (key == "additionalItems") {
    add_rule(node, SchemaNode::about_arrays);
    TRY_ASSIGN(node.additional_items, compile(value));
    return {};
  }
  TRY_ASSIGN(const bool is_bound, take_bound(keyword, node));
  TRY_ASSIGN(const bool is_value, take_values(keyword, node));
  TRY_ASSIGN(const bool is_combination, take_combination(keyword, node));
  if (is_bound || is_value || is_combination) return {};
  return fail(fmt::format("line {}: the keyword '{}' is not known", value.line, key));
}

Result<bool> SchemaCompiler::take_combination(const json::Member& keyword, SchemaNode& node) {
  const auto& [key, value] = keyword;
  constexpr std::array<std::pair<std::string_view, SchemaRange SchemaNode::*>, 3> rows{
      {{"allOf", &SchemaNode::all_of}, {"anyOf", &SchemaNode::any_of}, {"oneOf", &SchemaNode::one_of}}};
  for (const auto& [name, member] : rows) {
    if (key != name) continue;
    add_rule(node, SchemaNode::combined);
    TRY_ASSIGN(node.*member, compile_all(value));
    return true;
  }
  constexpr std::array<std::pair<std::string_view, std::uint32_t SchemaNode::*>, 4> singles{
      {{"not", &SchemaNode::negated},
       {"if", &SchemaNode::condition},
       {"then", &SchemaNode::consequence},
       {"else", &SchemaNode::alternative}}};
  for (const auto& [name, member] : singles) {
    if (key != name) continue;
    add_rule(node, SchemaNode::combined);
    TRY_ASSIGN(node.*member, compile(value));
    return true;
  }
  return false;
}

Result<SchemaRange> SchemaCompiler::compile_all(const Value& value) {
  Row row;
  for (const Value& each : value.items) {
    TRY_ASSIGN(const std::uint32_t number, compile(each));
    row.push_back(number);
  }
  return image_.add_numbers(row);
}

Result<bool> SchemaCompiler::take_values(const json::Member& keyword, SchemaNode& node) {
  const auto& [key, value] = keyword;
  if (key == "enum") {
    TRY(take_literals(value.items, node));
  } else if (key == "const") {
    TRY(take_literals({value}, node));
  } else if (key == "pattern") {
    add_rule(node, SchemaNode::about_strings);
    node.pattern = image_.pattern(value.string);
  } else if (key == "uniqueItems") {
    if (value.boolean) {
      add_rule(node, SchemaNode::about_arrays);
      add_rule(node, SchemaNode::unique_items);
    }
  } else {
    return false;
  }
  return true;
}

Result<bool> SchemaCompiler::take_bound(const json::Member& keyword, SchemaNode& node) {
  const auto& [key, value] = keyword;
  struct Bound {
    std::string_view key;
    SchemaNode::Rule rule;
    std::uint32_t SchemaNode::*member;
  };
  constexpr std::array<Bound, 4> bounds{{{"minLength", SchemaNode::about_strings, &SchemaNode::min_length},
                                         {"maxLength", SchemaNode::about_strings, &SchemaNode::max_length},
                                         {"minItems", SchemaNode::about_arrays, &SchemaNode::min_items},
                                         {"maxItems", SchemaNode::about_arrays, &SchemaNode::max_items}}};
  for (const Bound& bound : bounds) {
    if (key != bound.key) continue;
    add_rule(node, bound.rule);
    node.*bound.member = static_cast<std::uint32_t>(value.integer);
    return true;
  }
  if (key != "minimum" && key != "maximum") return false;
  add_rule(node, SchemaNode::about_numbers);
  (key == "minimum" ? node.minimum : node.maximum) = value.number;
  return true;
}

/// "#/definitions/x" or "other.schema.json#/definitions/x". Keywords beside it count too, as ajv reads them.
Result<void> SchemaCompiler::take_reference(const Value& value, SchemaNode& node) {
  const std::string& text = value.string;
  const std::size_t mark = std::min(text.find('#'), text.size());
  const std::string file = mark == 0 ? file_ : text.substr(0, mark);
  TRY_ASSIGN(node.reference, compile_at(file, mark == text.size() ? "" : text.substr(mark + 1)));
  return {};
}

Result<void> SchemaCompiler::take_types(const Value& value, SchemaNode& node) {
  std::vector<Value> names = value.items;
  if (value.kind == Value::Kind::string) names.push_back(value);
  for (const Value& name : names) {
    const std::uint16_t bit = type_bit(name.string);
    if (bit == 0) return fail(fmt::format("line {}: the type '{}' is not known", name.line, name.string));
    node.types = static_cast<std::uint16_t>(node.types | bit);
  }
  return {};
}

Result<void> SchemaCompiler::take_items(const Value& value, SchemaNode& node) {
  add_rule(node, SchemaNode::about_arrays);
  if (value.kind == Value::Kind::array) {
    TRY_ASSIGN(node.first_items, compile_all(value));
    return {};
  }
  node.additional_items = no_schema;  // it counts only beside `items` as an array (draft 7, 6.4.2)
  TRY_ASSIGN(node.items, compile(value));
  return {};
}

Result<void> SchemaCompiler::take_literals(const std::vector<Value>& values, SchemaNode& node) {
  add_rule(node, SchemaNode::enumerated);
  std::vector<std::string> texts;
  for (const Value& value : values) {
    if (value.kind == Value::Kind::string) {
      texts.push_back(value.string);
    } else if (value.kind == Value::Kind::null || value.kind == Value::Kind::boolean) {
      node.literals |= value.kind == Value::Kind::null ? 1u : value.boolean ? 4u : 2u;
    } else {
      return fail(fmt::format("line {}: a value that is no text, boolean or null", value.line));
    }
  }
  node.values = image_.add_values(texts);
  return {};
}

Result<void> SchemaCompiler::take_format(const Value& value, SchemaNode& node) {
  // Common validators take any text for an IRI or an e-mail address, and published documents rely on it.
  if (value.string == "iri-reference" || value.string == "idn-email") return {};
  constexpr std::array<std::string_view, 4> names{"", "date-time", "date", "uri"};
  const auto found = std::ranges::find(names, value.string);
  if (found == names.end()) return fail(fmt::format("line {}: the format '{}' is not known", value.line, value.string));
  add_rule(node, SchemaNode::about_strings);
  node.format = static_cast<SchemaFormat>(found - names.begin());
  return {};
}

Result<void> SchemaCompiler::take_members(const Value& schema, SchemaNode& node) {
  std::vector<MemberSlot> slots;
  if (const Value* members = schema.find("properties"); members != nullptr) {
    for (const json::Member& member : members->members) {
      TRY_ASSIGN(const std::uint32_t number, compile(member.value));
      slots.push_back({image_.intern(member.key), number, 0, 0});
    }
  }
  const std::vector<Value>& required = schema.items_of("required");
  if (required.size() > most_required) return fail(fmt::format("line {}: too many required members", schema.line));
  std::uint32_t bit = 1;
  for (const Value& name : required) {
    const std::uint32_t string = image_.intern(name.string);
    auto slot = std::ranges::find(slots, string, &MemberSlot::name);
    if (slot == slots.end()) slot = slots.insert(slots.end(), MemberSlot{string, no_schema, 0, 0});
    slot->required = bit;
    node.required |= bit;
    bit <<= 1;
  }
  if (slots.empty()) return {};
  add_rule(node, SchemaNode::about_objects);
  node.members = image_.add_members(slots);
  return {};
}

}  // namespace sluice::sbom
