// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/judge.hpp"
#include "model/impact.hpp"
#include "model/stored_facts.hpp"

#include <string>

namespace sluice {

/// Two policies that judge the same facts.
struct PolicyPair {
  const Policy& before;
  const Policy& after;
};

/// Judges facts under both and tells where they differ: the same finding is of the same rule, subject and term. Pure;
/// several threads may judge with the same policies at once.
SetImpact judge_impact(const PolicyPair& policies, StoredFacts facts, Day day, const std::string& file);

/// Adds one set; those come in the order of their files.
void add_impact(SetImpact one, Impact& all);

}  // namespace sluice
