// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "gate/licensing_listener.hpp"
#include "model/inventory.hpp"
#include "model/policy.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Where the files lie that sluice.yaml names under `notices`.
std::vector<std::string> own_notice_files(const Policy& policy);

/// Reads them behind the notices of deliveries. `scan` finds the license texts in them; null: none are found. A file
/// that is not there is an Error: somebody counts on it.
Result<void> read_own_notices(const Policy& policy, const LicenseScan* scan, Inventory& inventory);

}  // namespace sluice
