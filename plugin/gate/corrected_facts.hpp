// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/decisions.hpp"
#include "model/inventory.hpp"

#include <span>
#include <string>
#include <vector>

namespace sluice {

/// Puts what decisions of kind corrected-fact say in place of what was stated: of a delivery or archive by its digest,
/// of a component of the build by the digest of its source, or by purl and that digest. Doing so again changes nothing.
void correct_facts(std::span<const StandingDecision> decisions, Inventory& inventory);

/// Corrections of components that are there, but were taken from other bytes: they changed nothing. In their order.
std::vector<const StandingDecision*> void_corrections(std::span<const StandingDecision> decisions,
                                                      const Inventory& inventory);

}  // namespace sluice
