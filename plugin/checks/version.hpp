// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sluice {

/// Without a leading 'v' and a trailing "+build", so that spellings of one version compare equal.
std::string_view plain_version(std::string_view version);

/// True if a text has a digit at all; what has none ("unknown", "latest") cannot be compared.
bool is_version(std::string_view text);

/// -1, 0 or 1. Numbers compare as numbers, absent ones are zero; a word is a pre-release and sorts before its absence
/// (1.0-rc1 < 1.0), and behind it parts sort as in semver 2.0.0 clause 11; a single last letter behind a number is a
/// later release (1.1.1w > 1.1.1). Build parts ("+5") do not count.
int compare_versions(std::string_view a, std::string_view b);

/// Bounds such as ">=1.2.0, <2": all of them must hold; without an operator the version must be equal. What is no
/// bound ("~>1") holds for nothing.
class VersionRange {
 public:
  /// Keeps views into the text.
  explicit VersionRange(std::string_view text);
  bool contains(std::string_view version) const;

 private:
  enum class Op : std::uint8_t { equal, less, at_most, greater, at_least };
  struct Bound {
    Op op = Op::equal;
    std::string_view version;
  };
  std::vector<Bound> bounds_;
};

}  // namespace sluice
