// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <cstdint>
#include <vector>

namespace sluice {

/// Decides which manifest speaks for a delivery: a sidecar before one at the root, before one in the folder that wraps
/// everything; a delivery.yaml of another folder is no manifest of this delivery and gets the role "other-manifest".
/// More than one is a defect (manifest.several), and only the first one's fields and defects stay. Then each path that
/// the manifest states is looked for: one that was not delivered is the defect manifest.path-missing (not if the
/// content is known in part only).
void join_manifest(Inventory& inventory, std::uint32_t delivery);

/// Appends the digests besides SHA-256 that manifests state of artifacts declared opaque.
void add_opaque_digests(const Inventory& inventory, std::vector<MoreDigest>& stated);

/// Fills Delivery::opaque with the artifacts that its manifest declares so in full, by digests that were computed.
void find_opaque(Inventory& inventory, std::uint32_t delivery);

}  // namespace sluice
