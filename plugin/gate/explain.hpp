// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "checks/kind.hpp"
#include "model/report.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// Long text on a rule: its text, each effective field with the place of every setter and the winner marked, why it
/// applies, actions at each rung, waivers considered.
std::string explain_rule(const Rule& rule, const Policy& policy, Day day);
/// Reference text of a kind, from its table.
std::string explain_kind(const KindSpec& kind);
/// A finding of a stored report: the decision step by step, then its rule if the policy still has it.
std::string explain_finding(const JudgedFinding& finding, const Policy& policy, Day day);

}  // namespace sluice
