// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/finding.hpp"
#include "model/report.hpp"

#include <vector>

namespace sluice {

/// What the gate has to say about our own files, on a day: waivers that need attention, decisions
/// that were given for other bytes, packs near or past their review
/// day, missing coordinators, a distribution that rules ask for and nobody stated, suppliers that the register lacks or
/// whose rung has ended, policy found in deliveries (never applied), and the policy reader's own remarks. Sorted, each
/// once. `standings` are the waivers' (gate/waiver_standings.hpp).
std::vector<Remark> make_remarks(const Inventory& inventory, const Policy& policy,
                                 const std::vector<WaiverStanding>& standings, Day day);

}  // namespace sluice
