// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "gate/pipeline.hpp"

#include <cstdint>

namespace sluice {

/// Reads the files beside a delivery that speak about it: those that the request names, and by themselves
/// NAME.delivery.yaml, NAME.sha256, NAME.sha512 and SHA256SUMS. One that no reader knows, or that is larger than a
/// document may be, is an Unknown; one that cannot be read at all is an Error.
Result<void> read_sidecars(const DeliveryRequest& request, std::uint32_t delivery, const Limits& limits,
                           Inventory& inventory);

}  // namespace sluice
