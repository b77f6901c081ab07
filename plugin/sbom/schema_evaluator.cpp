// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/schema_evaluator.hpp"

#include "base/text.hpp"
#include "sbom/content_hash.hpp"
#include "sbom/schema_formats.hpp"
#include "sbom/schema_rules.hpp"

#include <algorithm>
#include <cmath>

namespace sluice::sbom {

unsigned types_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return SchemaNode::null;
    case Node::Kind::boolean:
      return SchemaNode::boolean;
    case Node::Kind::string:
      return SchemaNode::string;
    case Node::Kind::array:
      return SchemaNode::array;
    case Node::Kind::object:
      return SchemaNode::object;
    case Node::Kind::number:
      break;
  }
  if (node.text.size() < 16 && node.text.find_first_not_of("0123456789-") == std::string_view::npos) {
    return SchemaNode::integer | SchemaNode::number;
  }
  const double value = number_of(node);
  if (!std::isfinite(value)) return 0;  // no validator has a number for it
  return std::trunc(value) == value ? SchemaNode::integer | SchemaNode::number : SchemaNode::number;
}

bool is_among(const Schemas& schemas, const SchemaNode& rules, const Node& node) {
  switch (node.kind) {
    case Node::Kind::string:
      return schemas.has_value(rules, node.text);
    case Node::Kind::null:
      return (rules.literals & 1u) != 0;
    case Node::Kind::boolean:
      return (rules.literals & (node.text == "true" ? 4u : 2u)) != 0;
    default:
      return false;
  }
}

bool has_length(const SchemaNode& rules, std::string_view text) {
  if (rules.min_length == 0 && rules.max_length == no_schema) return true;
  const std::size_t length = code_points(text);
  return length >= rules.min_length && (rules.max_length == no_schema || length <= rules.max_length);
}

bool has_size(const SchemaNode& rules, const Node& array) {
  return array.size >= rules.min_items && (rules.max_items == no_schema || array.size <= rules.max_items);
}

std::uint32_t schema_of_item(const Schemas& schemas, const SchemaNode& rules, std::uint32_t index) {
  if (rules.items != no_schema) return rules.items;
  if (index < rules.first_items.count) return schemas.numbers(rules.first_items)[index];
  return rules.first_items.count == 0 ? no_schema : rules.additional_items;
}

const Node* find_repeated(const Node& array) {
  struct Item {
    ContentHash hash;
    const Node* node;
  };
  if (array.first == nullptr || array.first == array.last) return nullptr;
  std::vector<Item> items;
  for (const Node& item : children(array)) items.push_back({content_hash(item), &item});
  std::ranges::stable_sort(items, {}, &Item::hash);
  const Node* repeated = nullptr;
  for (std::size_t i = 1; i < items.size(); ++i) {
    const bool is_equal = items[i].hash == items[i - 1].hash;
    if (is_equal && (repeated == nullptr || items[i].node->index < repeated->index)) repeated = items[i].node;
  }
  return repeated;
}

bool SchemaEvaluator::fits(std::uint32_t schema, const Node& node) {
  if (left_ == 0) return false;
  --left_;
  const SchemaNode& rules = schemas_.node(schema);
  if (rules.types != 0 && (rules.types & types_of(node)) == 0) return false;
  if (rules.reference != no_schema && !fits(rules.reference, node)) return false;
  if (rules.rules == 0) return true;
  if ((rules.rules & SchemaNode::never) != 0) return false;
  if ((rules.rules & SchemaNode::enumerated) != 0 && !is_among(schemas_, rules, node)) return false;
  if (node.kind == Node::Kind::string && (rules.rules & SchemaNode::about_strings) != 0 && !fits_string(rules, node)) {
    return false;
  }
  if (node.kind == Node::Kind::number && (rules.rules & SchemaNode::about_numbers) != 0) {
    const double value = number_of(node);
    if (value < rules.minimum || value > rules.maximum) return false;
  }
  if (node.kind == Node::Kind::array && (rules.rules & SchemaNode::about_arrays) != 0 && !fits_array(rules, node)) {
    return false;
  }
  if (node.kind == Node::Kind::object && (rules.rules & SchemaNode::about_objects) != 0 && !fits_object(rules, node)) {
    return false;
  }
  return (rules.rules & SchemaNode::combined) == 0 || fits_combination(rules, node);
}

bool SchemaEvaluator::fits_string(const SchemaNode& rules, const Node& node) const {
  return has_length(rules, node.text) && (rules.pattern == no_schema || schemas_.matches(rules.pattern, node.text)) &&
         has_format(node.text, rules.format);
}

bool SchemaEvaluator::fits_array(const SchemaNode& rules, const Node& node) {
  if (!has_size(rules, node)) return false;
  for (const Node& item : children(node)) {
    const std::uint32_t schema = schema_of_item(schemas_, rules, item.index);
    if (schema != no_schema && !fits(schema, item)) return false;
  }
  return (rules.rules & SchemaNode::unique_items) == 0 || find_repeated(node) == nullptr;
}

bool SchemaEvaluator::fits_object(const SchemaNode& rules, const Node& node) {
  std::uint32_t required = 0;
  for (const Node& member : children(node)) {
    const MemberSlot* const slot = schemas_.find_member(rules, member.key);
    if (slot != nullptr) required |= slot->required;
    const std::uint32_t schema = slot == nullptr || slot->schema == no_schema ? rules.additional : slot->schema;
    if (schema != no_schema && !fits(schema, member)) return false;
  }
  return required == rules.required;
}

std::size_t SchemaEvaluator::count_fitting(SchemaRange branches, const Node& node, std::size_t most) {
  std::size_t count = 0;
  for (const std::uint32_t branch : schemas_.numbers(branches)) {
    count += fits(branch, node) ? 1 : 0;
    if (count == most) break;
  }
  return count;
}

bool SchemaEvaluator::fits_combination(const SchemaNode& rules, const Node& node) {
  for (const std::uint32_t part : schemas_.numbers(rules.all_of)) {
    if (!fits(part, node)) return false;
  }
  if (rules.any_of.count > 0 && count_fitting(rules.any_of, node, 1) == 0) return false;
  if (rules.one_of.count > 0 && count_fitting(rules.one_of, node, 2) != 1) return false;
  if (rules.negated != no_schema && fits(rules.negated, node)) return false;
  if (rules.condition == no_schema) return !is_exhausted();
  const std::uint32_t branch = fits(rules.condition, node) ? rules.consequence : rules.alternative;
  return !is_exhausted() && (branch == no_schema || fits(branch, node));
}

}  // namespace sluice::sbom
