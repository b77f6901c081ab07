// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/shadow.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

std::optional<Day> day_of_failing(const DecisionInput& input, const Policy& policy, Day day) {
  const Decision decision = decide_action(input, policy, day);
  if (decision.action == Action::fail) return day;
  if (decision.becomes && decision.becomes->action == Action::fail) return decision.becomes->from;
  return std::nullopt;
}

}  // namespace

std::string shadow_of(const DecisionInput& input, const RungChoice& choice, const Policy& policy, Day day) {
  const auto rung = std::ranges::find(policy.rungs, choice.rung, &Rung::name);
  if (rung == policy.rungs.end() || rung + 1 == policy.rungs.end()) return {};
  DecisionInput higher = input;
  higher.is_release = true;  // no override
  const std::optional<Day> fails_here = day_of_failing(higher, policy, day);
  const Rung& next = *(rung + 1);
  higher.rung = next.name;
  const std::optional<Day> fails = day_of_failing(higher, policy, day);
  if (!fails) return {};
  const auto project = std::ranges::find(policy.rungs, policy.rung, &Rung::name);
  const bool will_rise = choice.until && project != policy.rungs.end() && project > rung;
  const Day from = will_rise ? std::max(*fails, *choice.until + 1) : *fails;
  if (fails_here && *fails_here <= from) return {};
  return fmt::format("would fail at {}{}", next.name, from > day ? " from " + to_string(from) : "");
}

}  // namespace sluice
