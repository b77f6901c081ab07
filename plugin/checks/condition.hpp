// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/glob.hpp"
#include "base/pattern.hpp"
#include "checks/fact_lists.hpp"
#include "checks/facts.hpp"
#include "checks/version.hpp"

#include <string>
#include <vector>

namespace sluice {

enum class Truth : std::uint8_t { no, unknown, yes };

/// How a condition turned out, and what decided it.
struct ConditionResult {
  Truth truth = Truth::yes;
  const Condition* leaf =
      nullptr;  ///< the leaf that decided; for a list with too few items, the `each` or `some` itself
  const Condition* wanted =
      nullptr;      ///< the smallest part that would have to hold: the leaf, or an `any` or `not` around it
  Subject subject;  ///< what the leaf was judged on: the list item, or the subject itself
};

/// A condition tree prepared once (globs, expressions, bounds, facts) and evaluated on many subjects. Total: each part
/// is looked at no more than once for each list item. A fact that is not known makes its leaf unknown, and so does a
/// list that may have more items, unless those known decide; only the test `present` answers for an absent fact. In
/// three-valued logic (Kleene): `all` is no as soon as one part is, `any` yes, and `not` of unknown is unknown. It
/// keeps references to the condition and the inventory.
class CompiledCondition {
 public:
  CompiledCondition(const Condition& condition, const Inventory& inventory);
  ConditionResult evaluate(const Subject& subject);

 private:
  struct Node {
    const Condition* source = nullptr;
    std::vector<Node> parts;
    std::optional<Fact> fact, other;  ///< absent if not documented: never known
    const ListSpec* list = nullptr;
    std::vector<Selection> globs;
    std::vector<Pattern> patterns;
    std::vector<VersionRange> ranges;
    std::optional<std::uint64_t> bound;
  };

  static Node compile(const Condition& condition);
  ConditionResult evaluate(const Node& node, const Subject& subject);
  ConditionResult combine(const Node& node, const Subject& subject, Truth decides);
  ConditionResult quantify(const Node& node, const Subject& subject, Truth decides);
  ConditionResult negate(const Node& node, const Subject& subject);
  Truth test(const Node& node, const Subject& subject);
  Truth test_value(const Node& node, std::string_view value, const Subject& subject);

  const Inventory& inventory_;
  FactLists lists_;
  Node root_;
  std::string scratch_, other_scratch_;
};

}  // namespace sluice
