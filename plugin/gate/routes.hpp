// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "gate/finding_match.hpp"
#include "model/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// Who has to act on a finding, and by when.
struct Assignment {
  std::string route, contact;
  std::optional<Day> due;
};

/// The routes of one run. The first that fits takes a finding; the last has no match, so that every finding has exactly
/// one contact. A route to "supplier" (or "supplier-...") without a contact of its own means the supplier's; where the
/// register has none, it does not fit. Refers to the policy, which must outlive it.
class RouteBook {
 public:
  explicit RouteBook(const Policy& policy);
  Assignment assign(const CheckInput& input, const Finding& finding, const std::string& supplier) const;

 private:
  const Policy& policy_;
  std::vector<FindingMatch> matches_;  ///< parallel to Policy::routes
};

/// Tags of routes that name business units but not the project's, while a rule with such a tag falls to the last route;
/// sorted. A project without business unit lacks none.
std::vector<std::string> uncoordinated_tags(const Policy& policy);

}  // namespace sluice
