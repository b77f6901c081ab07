// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/cases.hpp"
#include "policy/load.hpp"
#include "policy/reading.hpp"

namespace sluice::policy {

class Loader;

/// Facts and waivers of a case, from its `given`. The node has been checked against its table; what cannot stand for
/// facts (an unknown hazard, a use of no component) is recorded as a problem.
Inventory read_given(const yaml::Node& given, Reading& reading);

/// The store of earlier acceptances of a case; absent where `given` names none. An empty list is an empty store.
std::optional<Acceptances> read_given_acceptances(const yaml::Node& given);

/// Adds the cases of all packs, and of all selected rules, to a policy that was loaded for them, and the rules that
/// lack a passing or a failing case. Cases of shipped rules are added only if a shipped pack was asked for: a company
/// changes what shipped rules do, and so cannot be held to their cases.
void add_cases(Loader& loader, PolicyCases& result);

}  // namespace sluice::policy
