// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/acceptance.hpp"
#include "model/inventory.hpp"

namespace sluice {

/// A delivery in the words of acceptances: the component is the manifest's product name, else that of its purl, else
/// the file name in front of its version; the version likewise. What nobody states stays empty.
AcceptedDelivery identify_delivery(const Inventory& inventory, std::uint32_t delivery);

}  // namespace sluice
