// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <cstdint>

namespace sluice {

/// Decides which manifest speaks for a delivery: a sidecar before one at the root, before one in the folder that wraps everything;
/// a delivery.yaml of another folder is no manifest of this delivery and gets the role "other-manifest". More than one is a
/// defect (manifest.several), and only the first one's fields and defects stay. Then each path that the manifest states is
/// looked for: one that was not delivered is the defect manifest.path-missing (not if the content is known in part only). Artifacts that it declares opaque in full go
/// to Delivery::opaque.
void join_manifest(Inventory& inventory, std::uint32_t delivery);

}  // namespace sluice
