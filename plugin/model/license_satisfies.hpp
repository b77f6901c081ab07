// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Which part of a license expression a list of allowed licenses lets one use.
#pragma once

#include "model/license_expression.hpp"

#include <span>

namespace sluice {

/// Simple expressions that may be used: license, license+, either WITH an addition, LicenseRef. Made by
/// parse_license_allow_list.
struct LicenseAllowList {
  std::vector<std::string> keys;  ///< license_operand_key of each, sorted, without duplicates

  bool allows(const LicenseOperand& operand) const;
};

/// Why an entry cannot stand in an allow list.
struct LicenseAllowListError {
  std::size_t entry = 0;
  LicenseSyntaxError error;  ///< kind operator_expected, at the first operator, if the entry combines licenses
};

/// Reads an allow list; the first entry that is no simple expression, with or without an addition, is an error. Names
/// that `names` (may be null) does not know are kept.
tl::expected<LicenseAllowList, LicenseAllowListError> parse_license_allow_list(std::span<const std::string> entries,
                                                                               const LicenseNames* names);

/// What was taken of a group of alternatives joined by OR.
struct LicenseChoice {
  std::uint32_t node = 0;    ///< the topmost OR of the group
  std::uint32_t branch = 0;  ///< the first satisfied alternative: a node that is no OR

  friend bool operator==(const LicenseChoice&, const LicenseChoice&) = default;
};

/// The answer of satisfies(). Operands are indices into LicenseExpression::operands, ascending.
struct LicenseDecision {
  bool is_satisfied = false;
  std::vector<LicenseChoice> choices;    ///< of the groups on the way taken, inner before outer; empty for a denial
  std::vector<std::uint32_t> used;       ///< operands that hold by the choices; empty for a denial
  std::vector<std::uint32_t> obstacles;  ///< for a denial: the operands not allowed of every part that fails

  friend bool operator==(const LicenseDecision&, const LicenseDecision&) = default;
};

/// Judges an expression: AND needs both sides, OR one. An operand is allowed if the list has the same operand by
/// license_operand_key: the same license, '+' and addition. Nothing is derived from the list: "GPL-2.0-only" does not
/// allow "GPL-2.0-or-later" nor the other way round, "X" does not allow "X+", and neither allows "X WITH ..." (an
/// addition may also restrict). Whoever wants these lists them. Linear in the tree, but for the look-up of each
/// operand.
LicenseDecision satisfies(const LicenseExpression& expression, const LicenseAllowList& allowed);

}  // namespace sluice
