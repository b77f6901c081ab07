// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "gate/pipeline.hpp"
#include "readers/reader.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

/// Where files are looked for that speak about a delivery, beside it, whether or not they are there: NAME.delivery.yaml,
/// NAME.sha256, NAME.sha512, SHA256SUMS and SHA512SUMS.
std::vector<std::string> sidecar_places(const std::string& delivery);

/// The files that read_sidecars() reads: by file name, then by path, each once.
std::vector<std::string> find_sidecars(const DeliveryRequest& request);

/// Reads the files beside a delivery that speak about it: those that the request names, and those of sidecar_places(). One that no reader knows, or that is larger than a
/// document may be, is an Unknown; one that cannot be read at all is an Error.
Result<void> read_sidecars(const DeliveryRequest& request, std::uint32_t delivery, const ReadContext& context,
                           Inventory& inventory);

}  // namespace sluice
