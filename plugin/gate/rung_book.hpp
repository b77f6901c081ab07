// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/finding_match.hpp"
#include "gate/suppliers.hpp"

#include <string>
#include <vector>

namespace sluice {

/// The rungs of one run: the first assignment that fits a finding and still holds, else its supplier's rung, else the
/// project's. Refers to the policy, which must outlive it.
class RungBook {
 public:
  explicit RungBook(const Policy& policy);
  RungChoice choose(const CheckInput& input, const Finding& finding, const std::string& supplier) const;

 private:
  const Policy& policy_;
  std::vector<FindingMatch> matches_;  ///< parallel to Policy::assignments
};

}  // namespace sluice
