// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

namespace sluice {

/// Joins checksum lines to the entries they name, in the same container, relative to the list's folder, else to the container's
/// root (lists in docs/ or .delivery/ that cover the whole tree). `actual` is the entry's sha256 and is there for sha256 lines
/// only, because intake computes no other digest.
/// A list beside the delivery names the delivery itself or files in it; its other lines speak of other deliveries and go. A line that
/// names the delivery by another digest than sha256 is an Unknown.
void join_checksums(Inventory& inventory);

}  // namespace sluice
