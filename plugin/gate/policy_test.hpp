// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "checks/kind.hpp"
#include "model/cases.hpp"
#include "model/report.hpp"

#include <string>
#include <vector>

namespace sluice {

/// What came of one case.
struct CaseOutcome {
  std::string name;
  std::string place;  ///< "archive.yaml:40"
  bool passed = false;
  std::vector<std::string> problems;  ///< one line each: what was expected and what came
};

/// Judges the case's facts under the policy (all rules that the case names in `expect`, at its day and rung).
CaseOutcome run_case(const Case& test, const Policy& policy);

}  // namespace sluice
