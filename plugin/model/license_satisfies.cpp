// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_satisfies.hpp"

#include <algorithm>

namespace sluice {
namespace {

/// For each node, whether its subtree is satisfied. Children stand before their parents.
std::vector<bool> judge(const LicenseExpression& expression, const LicenseAllowList& allowed) {
  std::vector<bool> holds(expression.nodes.size());
  for (std::uint32_t i = 0; i < expression.nodes.size(); ++i) {
    const LicenseNode& node = expression.nodes[i];
    if (node.kind == LicenseNodeKind::operand) {
      holds[i] = allowed.allows(expression.operands[node.operand]);
      continue;
    }
    const bool left = holds[expression.left_of(i)], right = holds[expression.right_of(i)];
    holds[i] = node.kind == LicenseNodeKind::all_of ? left && right : left || right;
  }
  return holds;
}

/// The first satisfied alternative of a group of ORs that is satisfied.
std::uint32_t first_alternative(const LicenseExpression& expression, const std::vector<bool>& holds,
                                std::uint32_t node) {
  while (expression.nodes[node].kind == LicenseNodeKind::any_of) {
    const std::uint32_t left = expression.left_of(node);
    node = holds[left] ? left : expression.right_of(node);
  }
  return node;
}

/// Walks from the root down the way that is taken; parents stand behind their children.
void describe_choices(const LicenseExpression& expression, const std::vector<bool>& holds, LicenseDecision& decision) {
  std::vector<bool> is_reached(expression.nodes.size());
  is_reached[expression.root()] = true;
  for (std::uint32_t i = expression.root() + 1; i-- > 0;) {
    if (!is_reached[i]) continue;
    const LicenseNode& node = expression.nodes[i];
    if (node.kind == LicenseNodeKind::operand) {
      decision.used.push_back(node.operand);
    } else if (node.kind == LicenseNodeKind::all_of) {
      is_reached[expression.left_of(i)] = true;
      is_reached[expression.right_of(i)] = true;
    } else {
      decision.choices.push_back({i, first_alternative(expression, holds, i)});
      is_reached[decision.choices.back().branch] = true;
    }
  }
  std::ranges::reverse(decision.choices);
  std::ranges::reverse(decision.used);
}

/// Walks from the root down every part that fails.
void describe_obstacles(const LicenseExpression& expression, const std::vector<bool>& holds,
                        LicenseDecision& decision) {
  std::vector<bool> is_reached(expression.nodes.size());
  is_reached[expression.root()] = true;
  for (std::uint32_t i = expression.root() + 1; i-- > 0;) {
    if (!is_reached[i] || holds[i]) continue;
    if (expression.nodes[i].kind == LicenseNodeKind::operand) {
      decision.obstacles.push_back(expression.nodes[i].operand);
      continue;
    }
    is_reached[expression.left_of(i)] = true;
    is_reached[expression.right_of(i)] = true;
  }
  std::ranges::reverse(decision.obstacles);
}

}  // namespace

bool LicenseAllowList::allows(const LicenseOperand& operand) const {
  return std::ranges::binary_search(keys, license_operand_key(operand));
}

tl::expected<LicenseAllowList, LicenseAllowListError> parse_license_allow_list(std::span<const std::string> entries,
                                                                               const LicenseNames* names) {
  LicenseAllowList list;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const tl::expected<LicenseExpression, LicenseSyntaxError> entry = parse_license_expression(entries[i], names);
    if (!entry) return tl::unexpected<LicenseAllowListError>({i, entry.error()});
    const auto combination = std::ranges::find_if(
        entry->nodes, [](const LicenseNode& node) { return node.kind != LicenseNodeKind::operand; });
    if (combination != entry->nodes.end()) {
      const std::string word = entries[i].substr(combination->range.offset, combination->range.length);
      return tl::unexpected<LicenseAllowListError>(
          {i,
           {LicenseSyntaxError::Kind::operator_expected, combination->range, "'" + word + "'", "a single license",
            "list each license by itself"}});
    }
    list.keys.push_back(license_operand_key(entry->operands.front()));
  }
  std::ranges::sort(list.keys);
  const auto rest = std::unique(list.keys.begin(), list.keys.end());
  list.keys.erase(rest, list.keys.end());
  return list;
}

LicenseDecision satisfies(const LicenseExpression& expression, const LicenseAllowList& allowed) {
  const std::vector<bool> holds = judge(expression, allowed);
  LicenseDecision decision;
  decision.is_satisfied = holds[expression.root()];
  if (decision.is_satisfied) {
    describe_choices(expression, holds, decision);
  } else {
    describe_obstacles(expression, holds, decision);
  }
  return decision;
}

}  // namespace sluice
