// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/judge.hpp"
#include "model/finding.hpp"
#include "model/report.hpp"

#include <vector>

namespace sluice {

/// Fills in what was judged and by what: rung, packs, deliveries, build, products, what was accepted before, unknowns,
/// and the obligations of every rule that found a subject.
void describe_run(const Inventory& inventory, const Policy& policy, const std::vector<RuleResult>& results,
                  const JudgeOptions& options, Verdict& verdict);

}  // namespace sluice
