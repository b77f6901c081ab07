// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/version_order.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Longer range specifiers are refused.
inline constexpr std::size_t most_vers_bytes = 65536;

enum class VersComparator : std::uint8_t { equal, not_equal, less, at_most, greater, at_least };

struct VersConstraint {
  VersComparator comparator = VersComparator::equal;
  std::string version;  ///< percent-decoded
  friend bool operator==(const VersConstraint&, const VersConstraint&) = default;
};

/// A version range specifier (VERS): "vers:npm/>=1.0.0|<2.0.0". The constraints stand in the order of their versions;
/// those that the scheme cannot compare stay where they were.
struct VersRange {
  std::string scheme;
  bool is_any = false;  ///< "*": no constraints, all versions
  std::vector<VersConstraint> constraints;
  friend bool operator==(const VersRange&, const VersRange&) = default;
};

enum class VersSpelling : std::uint8_t {
  canonical,  ///< refuses what render_vers would write in another way: blanks, empty constraints, another order
  any,        ///< mends those
};

/// The range, or what is wrong with the text: lower case, without the text.
tl::expected<VersRange, std::string> parse_vers(std::string_view text, VersSpelling spelling = VersSpelling::canonical);

/// The canonical text.
std::string render_vers(const VersRange& range);

/// Puts the constraints into the order of their versions.
void sort_constraints(VersRange& range);

/// Whether a version is in the range, as VERS tells it in "Checking if a version is contained within a range". Absent
/// if that cannot be told: the scheme has no order, or one of the versions asked is none of the scheme.
std::optional<bool> contains(const VersRange& range, std::string_view version);

}  // namespace sluice
