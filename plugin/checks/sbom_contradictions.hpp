// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

/// Two SBOMs that state different things of one component.
struct Contradiction {
  std::string cause;
  Origin place;  ///< of the later one
  Origin other;  ///< of the earlier one
};

/// Compares SBOMs (indexes into Inventory::sboms), component by component: those of one purl without version and
/// qualifiers, else of one name and version. Only what both state is compared; several versions of one component in
/// one SBOM are no contradiction to another.
std::vector<Contradiction> find_contradictions(const Inventory& inventory, const std::vector<std::uint32_t>& sboms);

}  // namespace sluice
