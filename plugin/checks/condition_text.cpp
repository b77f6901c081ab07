// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/condition_text.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <array>

namespace sluice {
namespace {

using Op = Condition::Op;
using Test = Condition::Test;

/// In the order of Condition::Test.
constexpr std::array<std::string_view, 9> test_words = {
    "is",        "is one of",     "matches", "matches the expression", "is at least", "is at most",
    "is stated", "is of version", "equals"};

std::string join_texts(const std::vector<Condition>& parts, std::string_view between) {
  std::string out;
  for (const Condition& part : parts) out += fmt::format("{}{}", out.empty() ? "" : between, to_text(part));
  return parts.size() > 1 ? "(" + out + ")" : out;
}

std::string leaf_text(const Condition& leaf) {
  if (leaf.test == Test::present) {
    const bool wants = leaf.values.empty() || leaf.values.front() == "true";
    return fmt::format("{} is {}stated", leaf.fact, wants ? "" : "not ");
  }
  const std::string_view word =
      leaf.test == Test::is && leaf.values.size() > 1 ? "is one of" : test_words[static_cast<std::size_t>(leaf.test)];
  return fmt::format("{} {} {}", leaf.fact, word, join(leaf.values, ", "));
}

std::string value_text(const std::string& path, const FactValue& value) {
  return value ? fmt::format("{} is '{}'", path, *value) : path + " is not known";
}

std::string list_text(const ConditionResult& result, const Inventory& inventory) {
  const Condition& leaf = *result.leaf;
  const ListSpec* list = find_list(leaf.fact);
  if (list == nullptr) return leaf.fact + " is not known";
  FactLists lists(inventory);
  const ListItems items = lists.items_of(result.subject, *list);
  const std::string count = count_of(items.indexes.size(), "item", "items");
  if (!items.is_whole) return fmt::format("{} is not known whole: {} seen before reading ended", leaf.fact, count);
  if (items.indexes.empty()) return leaf.fact + " has no items";
  return fmt::format("{} of the {} of {} fits", leaf.op == Op::each ? "each" : "none", count, leaf.fact);
}

}  // namespace

std::string to_text(const Condition& condition) {
  switch (condition.op) {
    case Op::all:
      return join_texts(condition.parts, " and ");
    case Op::any:
      return join_texts(condition.parts, " or ");
    case Op::none:
      return fmt::format("not ({})", join_texts(condition.parts, " and "));
    case Op::each:
      return fmt::format("for each of {}: {}", condition.fact, join_texts(condition.parts, " and "));
    case Op::some:
      return fmt::format("for some of {}: {}", condition.fact, join_texts(condition.parts, " and "));
    case Op::leaf:
      return leaf_text(condition);
  }
  return {};
}

std::string seen_text(const ConditionResult& result, const Inventory& inventory) {
  if (result.leaf == nullptr) return "the condition has no parts";
  const Condition& leaf = *result.leaf;
  if (leaf.op != Op::leaf) return list_text(result, inventory);
  std::string scratch;
  const std::optional<Fact> fact = Fact::find(leaf.fact);
  std::string seen = value_text(leaf.fact, fact ? fact->read(inventory, result.subject, scratch) : FactValue());
  if (leaf.test != Test::equals_fact || leaf.values.empty()) return seen;
  const std::optional<Fact> other = Fact::find(leaf.values.front());
  const FactValue value = other ? other->read(inventory, result.subject, scratch) : FactValue();
  return fmt::format("{}, {}", seen, value_text(leaf.values.front(), value));
}

}  // namespace sluice
