// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/finding.hpp"
#include "model/report.hpp"

#include <vector>

namespace sluice {

/// Fills in the numbers of a verdict whose findings and remarks stand: counts by area and in all, and what each contact
/// has to do. Each finding counts once: as waived, known, not applicable or unknown, else by its action; a consequence
/// counts in its cause.
void count(const Policy& policy, const std::vector<RuleResult>& results, Verdict& verdict);

}  // namespace sluice
