// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_expression.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace sluice {
namespace {

bool ends_with_ignoring_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && is_equal_ignoring_case(text.substr(text.size() - end.size()), end);
}

std::string license_text(const LicenseOperand& operand) {
  return operand.is_or_later ? operand.license + '+' : operand.license;
}

bool is_combination(std::string_view replacement) { return replacement.find(' ') != std::string_view::npos; }

/// The only replacement of `name`, where it may stand in place of the name, or empty.
std::string_view find_successor(std::string_view name, bool may_combine) {
  const std::span<const std::string_view> replacements = find_replacements(name);
  if (replacements.size() != 1) return {};
  return may_combine || !is_combination(replacements[0]) ? replacements[0] : std::string_view();
}

/// The license with its '+' under its present name.
std::string present_license(const LicenseOperand& operand) {
  const bool may_combine = operand.addition.empty();
  if (const std::string_view whole = find_successor(license_text(operand), may_combine); !whole.empty())
    return std::string(whole);
  const std::string_view bare = find_successor(operand.license, may_combine && !operand.is_or_later);
  const std::string license = bare.empty() ? operand.license : std::string(bare);
  const bool keeps_plus = operand.is_or_later && !ends_with_ignoring_case(license, "-or-later");
  return keeps_plus ? license + '+' : license;
}

/// What is written around each operand, counted from the first.
struct Surroundings {
  std::vector<std::uint32_t> opened, closed;      ///< parentheses before and after it
  std::vector<LicenseNodeKind> operator_between;  ///< what joins it to the next one
};

Surroundings surroundings_of(const LicenseExpression& expression) {
  const std::size_t operands = expression.operands.size();
  Surroundings out{std::vector<std::uint32_t>(operands), std::vector<std::uint32_t>(operands),
                   std::vector<LicenseNodeKind>(operands, LicenseNodeKind::operand)};
  const std::vector<LicenseNode>& nodes = expression.nodes;
  const auto first_operand = [&nodes](std::uint32_t node) { return nodes[nodes[node].first].operand; };
  std::vector<std::uint32_t> last_operand(nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind == LicenseNodeKind::operand) {
      last_operand[i] = nodes[i].operand;
      continue;
    }
    const std::uint32_t left = expression.left_of(i), right = expression.right_of(i);
    last_operand[i] = last_operand[right];
    out.operator_between[last_operand[left]] = nodes[i].kind;
    if (nodes[i].kind != LicenseNodeKind::all_of) continue;
    for (const std::uint32_t child : {left, right}) {
      if (nodes[child].kind != LicenseNodeKind::any_of) continue;
      ++out.opened[first_operand(child)];
      ++out.closed[last_operand[child]];
    }
  }
  return out;
}

}  // namespace

TextRange LicenseExpression::range_of(std::uint32_t node) const {
  const std::uint32_t start = nodes[nodes[node].first].range.offset;
  while (nodes[node].kind != LicenseNodeKind::operand) node = right_of(node);
  return {start, nodes[node].range.end() - start};
}

bool has_only_listed_names(const LicenseExpression& expression) {
  return std::ranges::none_of(expression.operands, [](const LicenseOperand& operand) {
    return operand.standing == LicenseStanding::unknown || operand.addition_standing == LicenseStanding::unknown;
  });
}

bool has_needless_plus(const LicenseOperand& operand) {
  if (!operand.is_or_later) return false;
  return operand.license.ends_with('+') || ends_with_ignoring_case(operand.license, "-or-later") ||
         ends_with_ignoring_case(operand.license, "-only");
}

std::vector<std::string> replacements_of(const LicenseOperand& operand) {
  if (operand.standing != LicenseStanding::deprecated) return {};
  std::span<const std::string_view> found = find_replacements(license_text(operand));
  if (found.empty()) found = find_replacements(operand.license);
  return {found.begin(), found.end()};
}

std::string render_license_operand(const LicenseOperand& operand) {
  return operand.addition.empty() ? license_text(operand) : license_text(operand) + " WITH " + operand.addition;
}

std::string render_license_expression(const LicenseExpression& expression) {
  const Surroundings around = surroundings_of(expression);
  std::string out;
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    out.append(around.opened[i], '(');
    out += render_license_operand(expression.operands[i]);
    out.append(around.closed[i], ')');
    if (i + 1 < expression.operands.size()) {
      out += around.operator_between[i] == LicenseNodeKind::all_of ? " AND " : " OR ";
    }
  }
  return out;
}

std::string license_operand_key(const LicenseOperand& operand) {
  std::string key = present_license(operand);
  if (!operand.addition.empty()) {
    const std::string_view successor = find_successor(operand.addition, false);
    key += " WITH " + (successor.empty() ? operand.addition : std::string(successor));
  }
  return to_lower_ascii(key);
}

}  // namespace sluice
