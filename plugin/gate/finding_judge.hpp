// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/judge.hpp"
#include "gate/routes.hpp"
#include "gate/rung_book.hpp"
#include "gate/waivers.hpp"

#include <cstdint>
#include <vector>

namespace sluice {

/// A finding with all that was decided about it, and what only the gate needs to know of it.
struct Judged {
  JudgedFinding finding;
  std::uint32_t delivery = no_index;  ///< index of the delivery it belongs to, or no_index
  bool overridden = false;
  std::vector<ConsideredWaiver> waivers;  ///< that select it
};

/// Decides about the findings of one run, one at a time: action, waiver, route, due day, shadow, fix texts. Refers to
/// inventory and policy, which must outlive it.
class FindingJudge {
 public:
  FindingJudge(const CheckInput& input, const JudgeOptions& options);
  Judged judge(const Finding& finding) const;
  const WaiverBook& waivers() const { return waivers_; }

 private:
  void decide(const Finding& finding, Judged& judged) const;
  void add_route_and_help(const Finding& finding, JudgedFinding& judged) const;

  CheckInput input_;
  const JudgeOptions& options_;
  WaiverBook waivers_;
  RouteBook routes_;
  RungBook rungs_;
};

}  // namespace sluice
