// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/license_choice.hpp"

#include "base/text.hpp"
#include "checks/license_evidence.hpp"

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

/// Subtrees are rendered from the leaves up, in the order of the nodes, so that depth costs no stack.
class Chooser {
 public:
  Chooser(const LicenseExpression& expression, const std::vector<LicenseList>& preferred)
      : expression_(expression), preferred_(preferred) {}

  std::string choose() {
    for (const LicenseNode& node : expression_.nodes) {
      if (node.kind == LicenseNodeKind::operand) {
        open_.push_back({{render_license_operand(expression_.operands[node.operand])}, rank_of(node.operand)});
        continue;
      }
      Part right = take();
      Part left = take();
      open_.push_back(node.kind == LicenseNodeKind::all_of ? both(std::move(left), std::move(right))
                                                           : either(std::move(left), std::move(right)));
    }
    return render(take());
  }

 private:
  /// Alternatives that are left: one if there is no choice. `rank`: the last list that is needed for all operands.
  struct Part {
    std::vector<std::string> alternatives;
    std::size_t rank = 0;
  };

  std::size_t rank_of(std::uint32_t operand) const {
    const auto has = [&](const LicenseList& list) { return list.has(expression_.operands[operand]); };
    return static_cast<std::size_t>(std::ranges::find_if(preferred_, has) - preferred_.begin());
  }

  Part take() {
    Part part = std::move(open_.back());
    open_.pop_back();
    return part;
  }

  static std::string render(const Part& part) { return join(part.alternatives, " OR "); }
  static std::string inside(const Part& part) {
    return part.alternatives.size() > 1 ? "(" + render(part) + ")" : part.alternatives[0];
  }

  static Part both(Part left, Part right) {
    return {{inside(left) + " AND " + inside(right)}, std::max(left.rank, right.rank)};
  }

  /// An alternative that some list has entirely comes before one that none has.
  Part either(Part left, Part right) const {
    const std::size_t none = preferred_.size();
    if (left.rank < none && left.rank <= right.rank) return left;
    if (right.rank < none) return right;
    left.alternatives.insert(left.alternatives.end(), right.alternatives.begin(), right.alternatives.end());
    return left;
  }

  const LicenseExpression& expression_;
  const std::vector<LicenseList>& preferred_;
  std::vector<Part> open_;
};

}  // namespace

std::string choose_licenses(const std::string& expression, const std::vector<LicenseList>& preferred) {
  const auto parsed = parse_license_expression(expression, nullptr);
  if (!parsed) return expression;
  return join_licenses({Chooser(*parsed, preferred).choose()});
}

std::vector<LicenseList> make_preferences(const std::vector<std::string>& items, const LicenseCategories& categories) {
  std::vector<LicenseList> lists;
  for (const std::string& item : items) lists.emplace_back(std::vector<std::string>{item}, categories);
  return lists;
}

bool has_choice(const std::string& expression) {
  const auto parsed = parse_license_expression(expression, nullptr);
  return parsed && std::ranges::any_of(parsed->nodes,
                                       [](const LicenseNode& node) { return node.kind == LicenseNodeKind::any_of; });
}

}  // namespace sluice
