// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/decision.hpp"
#include "gate/suppliers.hpp"

#include <string>

namespace sluice {

/// The finding judged one rung higher, exceptions and dates included: "would fail at managed", or with the day from
/// which: the day after the supplier's own rung ends, or the day on which dates let it fail. Empty if it fails by then
/// anyway, would not fail, or there is no higher rung. Overrides do not count.
std::string shadow_of(const DecisionInput& input, const RungChoice& choice, const Policy& policy, Day day);

}  // namespace sluice
