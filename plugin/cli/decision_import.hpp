// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// An agenda's table that came back filled in, as entries of waivers.yaml and decisions.yaml.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "model/policy.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct DecidedEntries {
  std::vector<Waiver> waivers;
  std::vector<std::string> decisions;           ///< lines of YAML in flow style
  std::size_t undecided = 0;                    ///< rows without a decision
  std::size_t known = 0;                        ///< rows that the files have already
};

/// Every decided row as an entry. All rows are looked at; if one may not be so (no person, role or date, the owner's own
/// approval, a role that may not decide about the rule, too long a term, ...), nothing is given, and each such row has a
/// diagnostic at its line. `unread` are waivers that the target file holds and the policy does not read.
Result<DecidedEntries> read_decided_table(std::string_view csv, const std::string& place, const Policy& policy,
                                          const std::vector<Waiver>& unread, Day today);

}  // namespace sluice
