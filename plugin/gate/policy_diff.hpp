// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy.hpp"
#include "model/policy_change.hpp"

#include <vector>

namespace sluice {

/// How two policies differ, in sentences: rules by their id, or by the ids that they replace; then ladder, routes, waiver
/// policy, limits, register, waivers, categories and packs. Texts for people (rationale, fixes) are no differences.
std::vector<PolicyChange> diff_policies(const Policy& before, const Policy& after);

}  // namespace sluice
