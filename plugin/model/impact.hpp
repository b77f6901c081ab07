// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/report.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What another policy makes of a finding.
enum class ImpactKind : std::uint8_t { newly_fails, newly_unknown, newly_passes };

/// One finding on which two policies differ, and whose it is.
struct ImpactFinding {
  ImpactKind kind = ImpactKind::newly_fails;
  std::string facts;     ///< file of the facts
  std::string seen;      ///< day on which they were seen, or empty
  std::string delivery;  ///< that it lies in, or empty: the build
  std::string rule;
  std::string title;
  Severity severity = Severity::medium;
  std::string subject;
  std::string term;
  std::string expected;
  std::string supplier;  ///< id, or empty
  std::string route;
  std::string contact;
  Action before = Action::none;  ///< none: the old policy found nothing here
  Action after = Action::none;   ///< the same of the new one
};

/// What another policy makes of one set of facts.
struct SetImpact {
  std::string facts;
  std::string seen;
  std::vector<std::string> deliveries;
  GateOutcome before = GateOutcome::not_judged;
  GateOutcome after = GateOutcome::not_judged;
  std::vector<ImpactFinding> findings;
  std::string lack;   ///< why the facts cannot tell: then nothing above is said
};

/// Of one rule: how many deliveries it would stop, or let go.
struct RuleImpact {
  std::string title;
  Severity severity = Severity::medium;
  std::uint64_t fails = 0, unknown = 0, passes = 0;  ///< findings
  std::string since;                                 ///< the earliest day of those that newly fail, or empty
};

/// Many sets, in their order.
struct Impact {
  std::string before, after;  ///< policies: "acme/intake 1.4.0"
  std::string as_of;
  std::uint64_t sets = 0;
  std::uint64_t newly_failing = 0;  ///< sets that passed and would fail
  std::uint64_t newly_passing = 0;
  std::uint64_t still_failing = 0;
  std::uint64_t untold = 0;         ///< sets that lack facts
  std::uint64_t fails = 0, unknown = 0, passes = 0;            ///< findings, those not kept too
  std::map<std::string, RuleImpact, std::less<>> rules;
  std::vector<ImpactFinding> findings;  ///< the first most_kept
  std::vector<SetImpact> lacking;       ///< sets that cannot tell, without findings
  static constexpr std::size_t most_kept = 100'000;
};

std::string_view to_string(ImpactKind kind);

}  // namespace sluice
