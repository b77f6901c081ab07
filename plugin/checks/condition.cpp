// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The condition trees of the kind `assert` (all, any, not, each, some, leaves), in three-valued logic.
#include "checks/condition.hpp"

#include "base/text.hpp"
#include "model/version_order.hpp"

#include <algorithm>

namespace sluice {
namespace {

using Op = Condition::Op;
using Test = Condition::Test;

Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

Truth opposite(Truth truth) {
  return truth == Truth::yes ? Truth::no : truth == Truth::no ? Truth::yes : Truth::unknown;
}

}  // namespace

CompiledCondition::CompiledCondition(const Condition& condition, const Inventory& inventory)
    : inventory_(inventory), lists_(inventory), root_(compile(condition)) {}

ConditionResult CompiledCondition::evaluate(const Subject& subject) { return evaluate(root_, subject); }

CompiledCondition::Node CompiledCondition::compile(const Condition& condition) {
  Node node;
  node.source = &condition;
  for (const Condition& part : condition.parts) node.parts.push_back(compile(part));
  if (condition.op == Op::each || condition.op == Op::some) node.list = find_list(condition.fact);
  if (condition.op != Op::leaf) return node;
  node.fact = Fact::find(condition.fact);
  const bool is_bound = condition.test == Test::min || condition.test == Test::max;
  if (is_bound && !condition.values.empty()) node.bound = parse_uint(condition.values.front());
  if (condition.test == Test::equals_fact && !condition.values.empty())
    node.other = Fact::find(condition.values.front());
  if (condition.test == Test::glob) node.globs.emplace_back(condition.values);
  for (const std::string& value : condition.values) {
    if (condition.test == Test::regex) node.patterns.emplace_back(value);
    if (condition.test == Test::version) node.ranges.emplace_back(value);
  }
  return node;
}

ConditionResult CompiledCondition::evaluate(const Node& node, const Subject& subject) {
  switch (node.source->op) {
    case Op::all:
      return combine(node, subject, Truth::no);
    case Op::any:
      return combine(node, subject, Truth::yes);
    case Op::none:
      return negate(node, subject);
    case Op::each:
      return quantify(node, subject, Truth::no);
    case Op::some:
      return quantify(node, subject, Truth::yes);
    case Op::leaf:
      return {test(node, subject), node.source, node.source, subject};
  }
  return {};
}

/// `decides` ends it at once: no for `all`, yes for `any`. Else the first unknown part speaks, else the first part.
ConditionResult CompiledCondition::combine(const Node& node, const Subject& subject, Truth decides) {
  ConditionResult total{opposite(decides), nullptr, node.source, subject};
  for (const Node& part : node.parts) {
    const ConditionResult result = evaluate(part, subject);
    if (result.truth == decides) return result;
    const bool speaks = total.leaf == nullptr || (result.truth == Truth::unknown && total.truth != Truth::unknown);
    if (speaks) total = result;
  }
  const bool is_alternative = node.source->op == Op::any && node.parts.size() > 1;
  if (is_alternative) total.wanted = node.source;
  return total;
}

ConditionResult CompiledCondition::quantify(const Node& node, const Subject& subject, Truth decides) {
  ConditionResult total{opposite(decides), node.source, node.source, subject};
  if (node.list == nullptr || node.parts.empty()) return {Truth::unknown, node.source, node.source, subject};
  const ListItems items = lists_.items_of(subject, *node.list);
  for (const std::uint32_t index : items.indexes) {
    const ConditionResult result = evaluate(node.parts.front(), {items.kind, index});
    if (result.truth == decides) return result;
    if (result.truth == Truth::unknown && total.truth != Truth::unknown) total = result;
  }
  if (!items.is_whole && total.truth != Truth::unknown) total.truth = Truth::unknown;
  return total;
}

ConditionResult CompiledCondition::negate(const Node& node, const Subject& subject) {
  if (node.parts.empty()) return {Truth::unknown, node.source, node.source, subject};
  ConditionResult result = evaluate(node.parts.front(), subject);
  result.truth = opposite(result.truth);
  result.wanted = node.source;
  return result;
}

Truth CompiledCondition::test(const Node& node, const Subject& subject) {
  const FactValue value = node.fact ? node.fact->read(inventory_, subject, scratch_) : FactValue();
  const Condition& leaf = *node.source;
  if (leaf.test == Test::present)
    return truth_of(value.has_value() == (leaf.values.empty() || leaf.values.front() == "true"));
  return value ? test_value(node, *value, subject) : Truth::unknown;
}

Truth CompiledCondition::test_value(const Node& node, std::string_view value, const Subject& subject) {
  switch (node.source->test) {
    case Test::is:
    case Test::in:
      return truth_of(std::ranges::find(node.source->values, value) != node.source->values.end());
    case Test::glob:
      return truth_of(node.globs.front().selects(value));
    case Test::regex:
      return truth_of(std::ranges::any_of(node.patterns, [&](const Pattern& one) { return one.matches(value); }));
    case Test::version:
      if (!is_version(VersionScheme::generic, value)) return Truth::unknown;
      return truth_of(std::ranges::any_of(node.ranges, [&](const VersionRange& one) { return one.contains(value); }));
    case Test::min:
    case Test::max: {
      const std::optional<std::uint64_t> number = parse_uint(value);
      if (!number || !node.bound) return Truth::unknown;
      return truth_of(node.source->test == Test::min ? *number >= *node.bound : *number <= *node.bound);
    }
    case Test::equals_fact: {
      const FactValue other = node.other ? node.other->read(inventory_, subject, other_scratch_) : FactValue();
      return other ? truth_of(value == *other) : Truth::unknown;
    }
    case Test::present:
      return Truth::yes;
  }
  return Truth::unknown;
}

}  // namespace sluice
