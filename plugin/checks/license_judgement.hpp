// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/license_list.hpp"
#include "model/policy.hpp"

#include <string>
#include <vector>

namespace sluice {

/// A license that keeps a package from being used.
struct LicenseObstacle {
  std::string license;
  Outcome outcome = Outcome::fail;  ///< fail, or unknown where the way of use is not known
  std::string why;                  ///< one clause
};

/// The lists of a rule of kind license.allow, and how they judge a concluded license. Keeps references to both.
class LicenseJudgement {
 public:
  LicenseJudgement(const Rule& rule, const Policy& policy);

  /// Empty if the license may be used. Of an OR one alternative is enough; if none may be used, the obstacles are those
  /// of all.
  std::vector<LicenseObstacle> judge(const LicenseConclusion& conclusion, const LicenseUsage& usage) const;

  /// What the rule wants, for people.
  std::string wish() const;

 private:
  LicenseObstacle judge(const LicenseOperand& operand, const LicenseUsage& usage,
                        const std::vector<LicenseRuling>& rulings) const;

  const Rule& rule_;
  const LicenseCategories& categories_;
  LicenseList allow_, deny_;
  ConditionalLicenses allow_if_;
};

}  // namespace sluice
