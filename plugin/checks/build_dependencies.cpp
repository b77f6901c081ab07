// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_dependencies.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace sluice {

std::vector<BuildDependency> build_dependencies(const Inventory& inventory, const std::vector<std::string>& linkages) {
  std::set<std::string_view> kept_back;
  if (inventory.build) {
    for (const BuildTarget& target : inventory.build->targets) {
      if (!target.ships) kept_back.insert(target.name);
    }
  }
  std::vector<std::vector<std::uint32_t>> uses(inventory.components.size());
  for (std::uint32_t i = 0; i < inventory.uses.size(); ++i) {
    const Use& use = inventory.uses[i];
    const bool is_asked = linkages.empty() || std::ranges::find(linkages, to_string(use.linkage)) != linkages.end();
    if (is_asked && use.scope == Scope::runtime && !kept_back.contains(use.consumer)) uses[use.component].push_back(i);
  }
  std::vector<BuildDependency> found;
  for (std::uint32_t i = 0; i < inventory.components.size(); ++i) {
    const Component& component = inventory.components[i];
    if (component.provenance == Provenance::first_party) continue;
    found.push_back({i, std::move(uses[i]), identity_of(component)});
  }
  return found;
}

}  // namespace sluice
