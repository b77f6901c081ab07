// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "gate/known_delivery.hpp"
#include "store/contents_blob.hpp"

#include <span>

namespace sluice {

/// Computes digests besides SHA-256 that are wanted of one delivery, by reading it a second time (its documents had to
/// be read before it was known which), or takes them from the cache. Adds to contents.digests; what cannot be
/// computed, or has changed meanwhile, is left out. `from`: where the delivery begins in `contents`. An Error means
/// that the path itself cannot be read.
Result<void> add_digests(const DeliveryPath& delivery, std::span<const MoreDigest> wanted, const ContentsMark& from,
                         const IntakeOptions& options, const FactKeeping& keeping, Contents& contents);

}  // namespace sluice
