// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The shipped folder profiles/, and what packs add to it.
#pragma once

#include "model/sbom_profile.hpp"
#include "policy/compose.hpp"

#include <memory>
#include <string>
#include <vector>

namespace sluice::policy {

class Reading;

struct SbomProfileFiles {
  std::shared_ptr<const SbomProfiles> profiles;
  std::vector<std::string> files;  ///< as they were shown, for the lock
};

/// Reads all profiles if a rule asks for one, or if a pack brings its own; else nothing. A rule that names no profile
/// is recorded as a problem.
SbomProfileFiles read_sbom_profiles(const std::string& builtin_folder, const std::vector<PackDraft>& packs,
                                    const Rules& rules, Reading& reading);

/// Those that came with the program.
SbomProfiles read_shipped_sbom_profiles(const std::string& builtin_folder, Reading& reading);

}  // namespace sluice::policy
