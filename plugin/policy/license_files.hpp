// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The shipped folder licenses/, and what packs add to it.
#pragma once

#include "model/policy.hpp"
#include "policy/compose.hpp"

#include <string>
#include <vector>

namespace sluice::policy {

class Reading;

struct LicenseSources {
  const std::string& builtin_folder;
  const std::vector<PackDraft>& packs;  ///< in the order of application
  const LicenseNames* names = nullptr;
};

/// True if a rule is of a kind that judges licenses.
bool asks_for_licenses(const Rules& rules);

/// Reads categories and duties into the policy if they are `wanted`, or if a pack changes them: reading them costs as
/// much as all rules do. Gives the files that were read.
std::vector<std::string> read_license_files(const LicenseSources& sources, bool wanted, Policy& policy,
                                            Reading& reading);

}  // namespace sluice::policy
