// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/kind.hpp"
#include "model/report.hpp"

#include <span>
#include <vector>

namespace sluice {

/// How a run is judged, besides facts and policy.
struct JudgeOptions {
  Day day{};
  bool in_build = false;      ///< the build itself is a subject, so a run without delivery can pass
  bool is_release = false;    ///< P3: an override never holds
  std::int64_t now_unix = 0;  ///< for the override only
  std::size_t jobs = 1;       ///< threads that check, 0: one for each processor; the verdict is the same
  std::string command;        ///< how the user may run sluice again, for `next:` lines
  const Acceptances* earlier = nullptr;       ///< of an explicit store; null: none was given
  std::span<const Product> products = {};     ///< files that the finished build made
};

/// Runs every rule's check over the inventory, `jobs` at once (0: as there are processors). Results are in rule order.
/// Pure.
std::vector<RuleResult> run_checks(const CheckInput& input, std::size_t jobs = 1);

/// Turns findings into the verdict: decision order of DESIGN.md section 5, waivers, routes, due days, shadow rung,
/// causes before consequences, counts. Pure: the same inventory, policy and options give the same verdict.
Verdict judge(const Inventory& inventory, const Policy& policy, const JudgeOptions& options);

/// judge() without running the checks: what was found is given.
Verdict decide(const Inventory& inventory, const Policy& policy, const std::vector<RuleResult>& results,
               const JudgeOptions& options);

/// The first day after `day` on which time alone may change the verdict (waiver, effective date, leeway, rung end,
/// review day); absent if none.
std::optional<Day> next_change(const Policy& policy, const Verdict& verdict, Day day);

}  // namespace sluice
