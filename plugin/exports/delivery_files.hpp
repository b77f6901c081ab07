// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "exports/delivery_paths.hpp"
#include "model/delivery_change.hpp"

#include <cstdint>
#include <vector>

namespace sluice::exports {

/// Which file of one side is which of the other; no_index: none.
struct FilePairs {
  std::vector<std::uint32_t> newer;  ///< by entry of the older side
  std::vector<std::uint32_t> older;  ///< by entry of the newer side
  std::vector<bool> is_moved;        ///< by entry of the newer side: the same bytes, elsewhere
};

/// First those with one path, then those whose paths only differ in versions of folders and archives, then those of one
/// content.
FilePairs pair_files(const Inventory& older, const Inventory& newer, DeliveryPaths& older_paths,
                     DeliveryPaths& newer_paths);

/// Counts and lists the files that are not the same.
void add_files(const Inventory& older, const Inventory& newer, const FilePairs& pairs, DeliveryChange& change);

}  // namespace sluice::exports
