// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "model/policy.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Files and folders that the project's `deliveries:` globs name, relative to the project file, sorted. Globs do not look into the
/// folder `skip` (the build folder; empty: none). A glob that names nothing is an error (exit 3): a delivery that was expected is not
/// there to be judged.
Result<std::vector<std::string>> find_deliveries(const Project& project, const std::string& skip);

/// Folders in which those globs look, each with a slash at its end (as a gate's input: only the names in it count). A delivery that is
/// added to one asks for a new judgement.
std::vector<std::string> searched_folders(const Project& project, const std::string& skip);

}  // namespace sluice
