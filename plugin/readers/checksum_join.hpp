// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <vector>

namespace sluice {

/// Joins checksum lines to the entries they name, in the same container, relative to the list's folder, else to the
/// container's root (lists in docs/ or .delivery/ that cover the whole tree). A list beside the delivery names the
/// delivery itself or files in it; its other lines speak of other deliveries and go.
void join_checksums(Inventory& inventory);

/// Appends the digests besides SHA-256 that joined lines state and that can be computed.
void add_checksum_digests(const Inventory& inventory, std::vector<MoreDigest>& stated);

/// Sets `actual` of each joined line whose digest was computed. A line that names the delivery by another one becomes
/// an Unknown.
void compare_checksums(Inventory& inventory);

}  // namespace sluice
