// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "readers/package.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace sluice {

/// How two names are joined.
struct LicenseSeparator {
  LicenseJoin join = LicenseJoin::all_of;
  bool is_weak = false;  ///< "and" or "or" behind a comma
};

/// A stretch of a text between separators: a name or part of one, or a group in parentheses.
struct LicensePiece {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_group = false;
  LicenseSeparator next;  ///< how the next piece is joined; of the last one nothing

  std::string_view inner(std::string_view text) const {
    return text.substr(begin + 1, end - begin - 2);
  }  ///< of a group
};

/// Cuts a text at commas, semicolons, slashes, bars, ampersands and the words "and" and "or". Commas mean what the next
/// word says ("A, B or C"), else what the dialect says. Parentheses start a group where a name could start; otherwise
/// they belong to the name ("Mozilla Public License (MPL)"). None if there are too many pieces, or parentheses do not
/// match.
std::vector<LicensePiece> cut_license_pieces(std::string_view text, const LicenseDialect& dialect);

}  // namespace sluice
