// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy.hpp"
#include "model/policy_change.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Adds how a rule of the new policy differs from the same rule of the old one, on the ladder of the new one.
void diff_rule(const Rule& before, const Rule& after, const std::vector<Rung>& rungs,
               std::vector<PolicyChange>& changes);

/// What a rule does when it fails, along a ladder: "fails from managed on", "warns at every rung".
std::string describe_actions(const Rule& rule, const std::vector<Rung>& rungs);

/// A selection on one line: "supplier acme, path src/**", or empty for one that takes everything.
std::string describe_match(const Match& match);

}  // namespace sluice
