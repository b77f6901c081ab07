// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/reading_options.hpp"
#include "cli/session.hpp"
#include "exports/delivery_diff.hpp"
#include "model/policy.hpp"

#include <optional>
#include <string>

namespace sluice {

/// What `sluice diff` takes for a delivery: the delivery itself, its facts (sluice.facts/1), or a verdict on it
/// (sluice.report/1), whose facts are taken from STEM.facts.json or facts.json beside it if they are of the same bytes.
struct ComparedInput {
  std::optional<Inventory> facts;   ///< absent for a verdict alone
  std::optional<Verdict> verdict;   ///< as it was stored; absent for all but a verdict
};

/// How deliveries are read for a comparison: as the policy asks, and with a look at licenses in any case.
Result<Policy> comparison_policy(const Policy& policy, const Session& session);

Result<ComparedInput> read_compared(const std::string& path, const Policy& reading_policy,
                                    const ReadingOptions& reading, const Session& session);

/// The side of a comparison; what is given must outlive it.
ComparedSide compared_side(const Inventory* facts, const Verdict* verdict);

}  // namespace sluice
