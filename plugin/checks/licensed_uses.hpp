// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/kind.hpp"
#include "checks/license_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A package as something uses it: what license rules judge. One for each target of the build that links a component;
/// one for the package as delivered where no build uses it.
struct LicensedUse {
  Subject subject;               ///< the use; else the delivery, the archive in it, or the manifest of a folder
  std::uint32_t conclusion = 0;  ///< index into Inventory::conclusions
  LicenseUsage usage;
  std::string consumer;  ///< target, or empty
  std::string entry;     ///< "components.2" of the delivery's manifest, if that speaks of the package; else empty
};

/// Those that a rule selects, in the order of the conclusions. Uses that do not ship are left out. What a build is
/// about to take in is judged later, when the build knows its uses.
std::vector<LicensedUse> licensed_uses(const CheckInput& input, const Rule& rule);

/// "components.2" of the delivery's manifest: the item whose purl names the package, or whose source is its archive.
std::string find_manifest_component(const Inventory& inventory, const LicenseConclusion& conclusion);

/// A field below such an item, or empty.
std::string_view component_field(const Delivery& delivery, const std::string& entry, std::string_view field);

/// Place of what states a license of a conclusion, or of the package.
Origin witness_place(const LicenseConclusion& conclusion, std::string_view license);

/// Does a rule with the parameter `evidence` (fact, notice or any) ask about a license of a conclusion? What nothing
/// states, a decision does: a fact.
bool is_asked(const LicenseConclusion& conclusion, std::string_view license, std::string_view evidence);

/// Name for people: "zlib 1.3.1", or the package's path.
std::string package_title(const LicenseConclusion& conclusion);

}  // namespace sluice
