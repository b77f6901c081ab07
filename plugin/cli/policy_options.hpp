// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"
#include "model/policy.hpp"
#include "policy/load.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sluice {

/// The flags that say which policy holds and for which day; the same in every command that judges.
struct PolicyOptions {
  std::vector<std::string> packs;
  std::string project;
  std::string kit;            ///< folder that `sluice kit` wrote
  std::string rung;
  std::string as_of;
  std::string overlay;
  bool allow_past = false;
  bool locked = false;

  void add_to(CLI::App& command);
  /// Files to read: an explicit project file must exist; without one, sluice.yaml of the working folder is taken if it is there.
  Result<PolicySources> sources(const Session& session) const;
  /// The day to judge at: today, or --as-of; a past day needs --allow-past because it can revive expired waivers.
  Result<Day> day(const Session& session) const;
};

/// Day text to day, with the guard on past days.
Result<Day> judgement_day(const std::string& as_of, bool allow_past, Day today);

}  // namespace sluice
