// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "model/inventory.hpp"
#include "model/policy.hpp"
#include "readers/reader.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Where the files lie that sluice.yaml names under `sboms`.
std::vector<std::string> own_sbom_files(const Policy& policy);

/// Reads them into Inventory::own_sboms. A file that is not there, or that is no SBOM, is an Error: somebody counts on
/// it. One with defects is read as far as it goes.
Result<void> read_own_sboms(const Policy& policy, const ReadContext& context, Inventory& inventory);

}  // namespace sluice
