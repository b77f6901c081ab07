// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/waivers.hpp"
#include "model/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// What is known of a finding when its action is decided.
struct DecisionInput {
  const Rule& rule;
  Outcome outcome = Outcome::fail;
  std::string rung;  ///< the supplier's or the project's
  std::string fingerprint;
  std::optional<Day> leeway_start;        ///< day from which leeway counts, if a fact gives it
  std::vector<ConsideredWaiver> waivers;  ///< that select the finding, in file order
  bool is_release = false;                ///< P3: an override never holds
  std::int64_t now_unix = 0;              ///< for the override only
};

struct Decision {
  Action action = Action::none;
  std::vector<Step> steps;         ///< how it came to be, in order
  std::optional<Becomes> becomes;  ///< the action that it has once every date has passed
  bool waived = false;
  bool known = false;
  bool overridden = false;
  std::string waiver;              ///< id of the one that holds
  std::vector<std::string> notes;  ///< waivers considered that do not hold
};

/// DESIGN.md section 5, in its order: outcome, action at the rung, dates and leeway (only lower), overlay and project
/// (only raise; both are in the rule's fields, where the policy reader refused loosening), decisions (none yet),
/// waiver, baseline, override. Pure. An override never holds at release nor for what endangers the reader's machine.
Decision decide_action(const DecisionInput& input, const Policy& policy, Day day);

/// The action at a rung before dates and exceptions: the rule's own, else the rung's by severity. An unknown is a
/// failure unless the rule says what it is. Danger fails at every rung; without it, gentle rungs
/// (stops_for_danger_only) and heuristics only warn.
Action action_at(const Rule& rule, const Rung& rung, Outcome outcome);

}  // namespace sluice
