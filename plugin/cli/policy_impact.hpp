// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"
#include "gate/impact.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sluice {

/// Judges every file of facts under both policies, `jobs` at once (0: as there are processors), no more in memory than
/// those. What the outcome says does not depend on the jobs.
Result<Impact> measure_impact(const PolicyPair& policies, const std::vector<std::string>& files, Day day,
                              std::size_t jobs);

/// `policy impact` below `policy`.
void add_policy_impact(CLI::App& policy, Session& session);

}  // namespace sluice
