// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/component_identity.hpp"
#include "checks/kind.hpp"

#include <cstdint>
#include <vector>

namespace sluice {

/// A component that a build takes in, and the uses by which it does.
struct BuildDependency {
  std::uint32_t component = 0;      ///< index into Inventory::components
  std::vector<std::uint32_t> uses;  ///< those of targets that ship; may be empty
  ComponentIdentity identity;
};

/// What others made: components that are not the project's own, in the order of the inventory. A use counts if its
/// linkage is one of the words (empty: any), and its target ships.
std::vector<BuildDependency> build_dependencies(const Inventory& inventory, const std::vector<std::string>& linkages);

}  // namespace sluice
