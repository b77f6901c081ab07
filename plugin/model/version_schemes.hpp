// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the orders in version_*.cpp share; version_order.hpp is what others include.
#pragma once

#include "base/ascii.hpp"

#include <compare>
#include <optional>
#include <string_view>
#include <vector>

namespace sluice {

/// As compare_versions does: absent if a text is no version of the scheme.
using VersionOrder = std::optional<std::strong_ordering>;

#define SLUICE_VERSION_SCHEME(id, names, summary) VersionOrder compare_##id(std::string_view a, std::string_view b);
#include "model/version_schemes.def"
#undef SLUICE_VERSION_SCHEME

/// Numbers of any length, as digits; none is zero.
std::strong_ordering compare_digits(std::string_view a, std::string_view b);

/// By byte, as memcmp does.
std::strong_ordering compare_bytes(std::string_view a, std::string_view b);

/// By byte, ASCII letters in lower case.
std::strong_ordering compare_folded(std::string_view a, std::string_view b);

/// Dotted identifiers of a pre-release (semver 2.0.0 clause 11.4): numbers before words, fewer before more.
std::strong_ordering compare_identifiers(std::string_view a, std::string_view b, bool folds_case = false);

/// Number by number; what one has more of is zero or makes it greater.
std::strong_ordering compare_number_lists(const std::vector<std::string_view>& a,
                                          const std::vector<std::string_view>& b, bool missing_is_zero);

/// Orders what two texts parse to; absent if one does not.
template <class Parse, class Compare>
VersionOrder compare_parsed(std::string_view a, std::string_view b, Parse parse, Compare compare) {
  const auto left = parse(a);
  if (!left) return std::nullopt;
  const auto right = parse(b);
  if (!right) return std::nullopt;
  return compare(*left, *right);
}

}  // namespace sluice
