// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/license_names.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A stretch of the expression's own text, in bytes.
struct TextRange {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;

  std::uint32_t end() const { return offset + length; }
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// Bounds on an expression; beyond one the text is refused, and the error says so.
inline constexpr std::uint32_t most_license_bytes = 65'536;
inline constexpr std::uint32_t most_license_operands = 8'192;
inline constexpr std::uint32_t most_license_depth = 256;  ///< open parentheses at one place

/// What is known of a license's or exception's name.
enum class LicenseStanding {
  unchecked,  ///< parsed without a table of names
  reference,  ///< LicenseRef-, AdditionRef-: defined by a document, not by the list
  known,
  deprecated,  ///< on the list, to be replaced; find_replacements() says by what
  unknown,     ///< grammatical, but not on the list: such an expression is not valid
};

/// A license, or a license with an exception or addition: what AND and OR combine.
struct LicenseOperand {
  std::string license;       ///< canonical spelling where known, else as written; without a glued '+'
  bool is_or_later = false;  ///< a '+' is glued to it; false where the list has the '+' in the id ("GPL-2.0+")
  std::string addition;      ///< right side of WITH, or empty
  LicenseStanding standing = LicenseStanding::unchecked;
  LicenseStanding addition_standing = LicenseStanding::unchecked;
  TextRange license_range;   ///< with the '+'
  TextRange addition_range;  ///< empty without an addition

  friend bool operator==(const LicenseOperand&, const LicenseOperand&) = default;
};

enum class LicenseNodeKind { operand, all_of, any_of };

/// A node of the tree. Nodes stand in postorder: an operator's right child is the node before it, its left child the
/// node before the right child's `first`.
struct LicenseNode {
  LicenseNodeKind kind = LicenseNodeKind::operand;
  std::uint32_t first = 0;    ///< index of the first node of this subtree, always an operand
  std::uint32_t operand = 0;  ///< index into `operands`, of operands only
  TextRange range;            ///< the operand with its addition, or the operator's word

  friend bool operator==(const LicenseNode&, const LicenseNode&) = default;
};

/// A license expression that keeps to the grammar (SPDX 3.0.1, annex "SPDX license expressions"). Never empty; the root
/// is the last node; operands stand in the order of the text.
struct LicenseExpression {
  std::vector<LicenseOperand> operands;
  std::vector<LicenseNode> nodes;

  std::uint32_t root() const { return static_cast<std::uint32_t>(nodes.size()) - 1; }
  std::uint32_t right_of(std::uint32_t node) const { return node - 1; }
  std::uint32_t left_of(std::uint32_t node) const { return nodes[node - 1].first - 1; }
  /// From the subtree's first operand to its last; parentheses around it are not part of it.
  TextRange range_of(std::uint32_t node) const;

  friend bool operator==(const LicenseExpression&, const LicenseExpression&) = default;
};

/// Why a text is no license expression: one problem, the first from the left.
struct LicenseSyntaxError {
  enum class Kind {
    empty,
    too_long,
    too_many_operands,
    too_deep,
    license_expected,
    operator_expected,
    exception_expected,
    bad_name,           ///< not a name by the grammar, such as "MIT," or "LicenseRef-"
    bad_operator,       ///< an operator in mixed case
    field_value,        ///< NONE, NOASSERTION: they stand for a whole field (SPDX 3.0.1, simplelicensing)
    parenthesis_open,   ///< never closed
    parenthesis_close,  ///< never opened
    with_on_group,      ///< WITH behind a parenthesis
    with_twice,
    plus_apart,  ///< a blank before '+'
  };
  Kind kind = Kind::empty;
  TextRange range;       ///< empty, at the text's end, if something is missing there
  std::string found;     ///< escaped and shortened, such as "'Or'", or "the end"
  std::string expected;  ///< such as "AND, OR, ')' or the end"
  std::string help;      ///< the remedy where it is plain, or empty

  /// "byte 4: found 'Or', expected ...".
  std::string message() const;
};

/// Reads an expression. Operators in upper or lower case; blanks are ASCII blanks, line breaks too. With `names` (may
/// be null) ids get their canonical spelling and standing; an unknown id is no syntax error. Linear in the text.
tl::expected<LicenseExpression, LicenseSyntaxError> parse_license_expression(std::string_view text,
                                                                             const LicenseNames* names);

/// True if no name is unknown: with a table of names, the expression is valid SPDX.
bool has_only_listed_names(const LicenseExpression& expression);

/// "GPL-2.0-or-later+": the '+' says nothing, or contradicts "-only".
bool has_needless_plus(const LicenseOperand& operand);

/// What to write instead of the operand's license (its '+' and addition left out), if its name is deprecated.
std::vector<std::string> replacements_of(const LicenseOperand& operand);

/// The operand in canonical form.
std::string render_license_operand(const LicenseOperand& operand);

/// The canonical form: operators in upper case, names as the operands have them, as few parentheses as the precedence
/// + > WITH > AND > OR allows, order as written. Parsing it gives the same text again.
std::string render_license_expression(const LicenseExpression& expression);

/// What two operands that mean the same have in common: canonical form in lower case, with a deprecated name that has
/// exactly one replacement replaced ("GPL-2.0+" is "GPL-2.0-or-later"; "GPL-2.0", which has two, stays) and without the
/// '+' behind "-or-later".
std::string license_operand_key(const LicenseOperand& operand);

/// True if both ask for the same but for order, duplicates and grouping of one operator's operands. AND is not
/// distributed over OR: that would cost exponential time. Polynomial: sorting, not searching.
bool are_equivalent(const LicenseExpression& left, const LicenseExpression& right);

}  // namespace sluice
