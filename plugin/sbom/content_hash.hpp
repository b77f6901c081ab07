// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/tree.hpp"

#include <compare>
#include <cstdint>

namespace sluice::sbom {

/// 128 bits of what a value is, for `uniqueItems`: equal values have equal ones, whatever the order of their members
/// and however their numbers are written. Who makes two values collide only has his own document refused.
struct ContentHash {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend auto operator<=>(const ContentHash&, const ContentHash&) = default;
};

/// As deep as the tree, which Limits::document_depth bounds.
ContentHash content_hash(const Node& node);

/// The value of a number as JSON readers with doubles take it; infinite if it is too large.
double number_of(const Node& node);

}  // namespace sluice::sbom
