// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "policy/compose.hpp"

#include <string>
#include <vector>

namespace sluice::policy {

/// sluice.yaml as read. Without one, `document` is null and everything else is empty.
struct ProjectFile {
  const yaml::Document* document = nullptr;
  std::string folder;  ///< that its relative paths start from
  Project project;
};

ProjectFile read_project(const std::string& path, Reading& reading);

/// Applies the project's params, raised rules and limits. Whatever loosens is recorded as a problem.
void apply_project(const yaml::Node& root, Composition& composition, Reading& reading);

/// Applies `assign`: another rung for suppliers, rule families (by tags) or folders. A gentler one than the register's
/// or the project's needs until, owner and ticket. `rung` is the project's, as an index into the ladder.
void assign_rungs(const yaml::Node& root, std::size_t rung, Policy& policy, const std::vector<Rung>& rungs,
                  Reading& reading);

}  // namespace sluice::policy
