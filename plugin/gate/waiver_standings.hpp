// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/finding_judge.hpp"

#include <vector>

namespace sluice {

/// Where each waiver of the policy stands, sorted by id and place, with the findings it silences: those of its own that
/// only findings can tell (void-pin, fixed, unused) included.
std::vector<WaiverStanding> waiver_standings(const Policy& policy, const WaiverBook& book,
                                             const std::vector<Judged>& findings, Day day);

/// The earliest last day of the waivers that silence something.
std::optional<Day> next_expiry(const std::vector<WaiverStanding>& standings);

}  // namespace sluice
