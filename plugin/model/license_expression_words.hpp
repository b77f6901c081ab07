// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/license_expression.hpp"

namespace sluice {

/// A piece of an expression: a parenthesis, a word (a run of bytes without ASCII blanks and parentheses), or the text's
/// end.
struct LicenseToken {
  enum class Kind { end, open, close, word };
  Kind kind = Kind::end;
  TextRange range;
};

/// The first token at or after a byte of a text of at most most_license_bytes.
LicenseToken find_license_token(std::string_view text, std::size_t from);

/// What a word of an expression is by itself.
enum class LicenseWordKind {
  and_word,
  or_word,
  with_word,
  name,           ///< a license-id, perhaps with '+', or a license-exception-id
  license_ref,    ///< license-ref of the grammar
  addition_ref,   ///< addition-ref of the grammar
  odd_operator,   ///< an operator in mixed case
  field_value,    ///< NONE, NOASSERTION
  plus,           ///< nothing but '+'
  bad_reference,  ///< starts like a reference, but is none
  bad_name,
};

/// `names` (may be null) decides only about a license whose id ends in '+' itself.
LicenseWordKind classify_license_word(std::string_view word, const LicenseNames* names);

/// True for idstring of the grammar: ASCII letters, digits, '-' and '.', at least one.
bool is_license_idstring(std::string_view text);

/// What is wrong with a bad name or reference, and the remedy where it is plain, or empty.
std::string help_for_bad_word(std::string_view word);

}  // namespace sluice
