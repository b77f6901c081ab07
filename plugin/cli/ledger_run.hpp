// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"
#include "model/ledger.hpp"
#include "model/policy.hpp"
#include "model/report.hpp"

#include <cstdint>

namespace sluice {

/// What the ledger keeps of a verdict. `at`: when the run started, in seconds since 1970.
LedgerRun make_ledger_run(const Report& report, const Inventory& inventory, const Policy& policy, std::int64_t at);

}  // namespace sluice
