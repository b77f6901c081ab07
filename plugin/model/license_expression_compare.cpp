// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Equivalence by canonical classes: each maximal group of one operator becomes the sorted set of its members' classes,
// and equal sets get equal numbers. A group of one member is that member, and joins a surrounding group of the same
// operator.
#include "model/license_expression.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace sluice {
namespace {

using ClassId = std::uint32_t;
using Members = std::vector<ClassId>;

/// Numbers what is the same alike, over both expressions that are compared.
class Classes {
 public:
  ClassId of_operand(const LicenseOperand& operand) {
    const auto [found, is_new] = operands_.try_emplace(license_operand_key(operand), next_);
    if (is_new) add({});
    return found->second;
  }

  ClassId of_group(LicenseNodeKind kind, Members members) {
    splice(kind, members);
    if (members.size() == 1) return members.front();
    const auto [found, is_new] = groups_.try_emplace(std::pair(kind, std::move(members)), next_);
    if (is_new) add(&*found);
    return found->second;
  }

 private:
  using Group = std::pair<const std::pair<LicenseNodeKind, Members>, ClassId>;

  void add(const Group* group) {
    group_of_.push_back(group);
    ++next_;
  }

  /// Makes a sorted set of them, with groups of the same kind dissolved.
  void splice(LicenseNodeKind kind, Members& members) const {
    const std::size_t given = members.size();
    for (std::size_t i = 0; i < given; ++i) {
      const Group* inner = group_of_[members[i]];
      if (inner == nullptr || inner->first.first != kind) continue;
      const Members& more = inner->first.second;
      members[i] = more.front();
      members.insert(members.end(), more.begin() + 1, more.end());
    }
    std::ranges::sort(members);
    members.erase(std::unique(members.begin(), members.end()), members.end());
  }

  std::map<std::string, ClassId> operands_;
  std::map<std::pair<LicenseNodeKind, Members>, ClassId> groups_;
  std::vector<const Group*> group_of_;  // by class; null for an operand
  ClassId next_ = 0;
};

/// Moves the shorter list behind the longer, so that a long chain costs n log n.
Members joined(Members left, Members right) {
  if (left.size() < right.size()) std::swap(left, right);
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

/// A group that is not complete as long as its parent has the same operator.
struct Open {
  LicenseNodeKind kind = LicenseNodeKind::operand;
  Members members;
};

Members members_for(LicenseNodeKind parent, Open open, Classes& classes) {
  if (open.kind == LicenseNodeKind::operand || open.kind == parent) return std::move(open.members);
  return {classes.of_group(open.kind, std::move(open.members))};
}

ClassId class_of(const LicenseExpression& expression, Classes& classes) {
  std::vector<Open> stack;
  for (const LicenseNode& node : expression.nodes) {
    if (node.kind == LicenseNodeKind::operand) {
      stack.push_back({node.kind, {classes.of_operand(expression.operands[node.operand])}});
      continue;
    }
    Open right = std::move(stack.back());
    stack.pop_back();
    Members left = members_for(node.kind, std::move(stack.back()), classes);
    stack.back() = {node.kind, joined(std::move(left), members_for(node.kind, std::move(right), classes))};
  }
  return members_for(LicenseNodeKind::operand, std::move(stack.back()), classes).front();
}

}  // namespace

bool are_equivalent(const LicenseExpression& left, const LicenseExpression& right) {
  Classes classes;
  const ClassId left_class = class_of(left, classes);
  return left_class == class_of(right, classes);
}

}  // namespace sluice
