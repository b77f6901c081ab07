// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/kind.hpp"

#include <string>
#include <vector>

namespace sluice {

/// The `match` of a waiver or route, held against findings. What the subject answers is asked of checks/matching.hpp;
/// path, term, tags and severity are the finding's own. A path glob fits the finding's place, whole or from inside the
/// delivery; of a component, its location. A distribution that nobody stated fits no `distribution`, so that an
/// exception never rests on it.
class FindingMatch {
 public:
  explicit FindingMatch(const Match& match);
  bool fits(const CheckInput& input, const Finding& finding) const;

 private:
  bool path_fits(const CheckInput& input, const Finding& finding) const;
  bool rule_fits(const Rule& rule) const;

  Match subject_;  ///< without the finding's own keys
  std::vector<Glob> paths_, terms_;
  std::vector<std::string> tags_;
  std::vector<Severity> severities_;
  std::vector<FindingMatch> excluded_;  ///< none or one
};

/// The place of a finding as reports show it: its own, else its subject's name.
std::string place_of(const Inventory& inventory, const Finding& finding);

}  // namespace sluice
