// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "model/policy.hpp"

#include <string>

namespace sluice {

/// Refuses what `--supplier` states if the register does not hold it, and names one that is spelled nearly so.
Result<void> check_supplier(const Policy& policy, const std::string& id);

}  // namespace sluice
