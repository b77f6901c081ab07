// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "policy/compose.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace sluice::policy {

/// The packs that the machine's overlay brings, among all that were read.
struct OverlayPacks {
  std::span<const PackDraft> all;       ///< those of the project first
  std::size_t first = 0;                ///< the first that only the overlay asked for
  const std::vector<std::size_t>& roots;  ///< the overlay's own
};

/// Puts the overlay on top of what packs and project made: more rules, raised ones, more items in lists, lower limits.
/// Whatever loosens, and whatever of a pack cannot be compared (routes, rungs, ...), is recorded as a problem. Rules that
/// it raises and the project does not have stay out.
void apply_overlay(const OverlayPacks& packs, const Library& library, Composition& composition, Reading& reading);

}  // namespace sluice::policy
