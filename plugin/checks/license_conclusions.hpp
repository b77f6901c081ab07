// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What is declared, what was found in the files, and what follows for each package. Declared and found are never mixed;
// where they disagree both are taken to hold, until somebody decides.
#pragma once

#include "model/decisions.hpp"
#include "model/inventory.hpp"

#include <span>
#include <vector>

namespace sluice {

/// One for each package that states anything, and for each delivery; by container and folder. Decisions on files and
/// packages come before both; where they were given for other bytes they only are named. Pure: the same facts and
/// decisions give the same conclusions.
std::vector<LicenseConclusion> conclude_licenses(const Inventory& inventory,
                                                 std::span<const StandingDecision> decisions);

}  // namespace sluice
