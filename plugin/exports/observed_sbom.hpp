// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What was seen in deliveries and a build, as one Sbom: the truth that a supplier's SBOM is held against.
#pragma once

#include "model/inventory.hpp"
#include "model/sbom.hpp"

#include <string>
#include <string_view>

namespace sluice {

struct ObservedOptions {
  std::string created;       ///< "2026-11-21T00:00:00Z"
  std::string tool_version;  ///< of sluice
  std::string product;       ///< name of the subject; empty: the build's project, or the delivery
  bool with_files = true;    ///< each delivered file with its digests
  bool with_stated = false;  ///< components too that an SBOM states and nobody saw, marked with stated_property
};

/// Where a component is known from; a component may have several: property "sluice:seen".
inline constexpr std::string_view seen_property = "property.sluice:seen";
/// On a component that was not seen: property "sluice:stated-only".
inline constexpr std::string_view stated_property = "property.sluice:stated-only";
/// How a consumer uses it, "static by app": property "sluice:linkage".
inline constexpr std::string_view linkage_property = "property.sluice:linkage";

/// One component as the subject, and below it deliveries, the packages and files in them, the components that the build
/// uses and the targets that use them. It is "incomplete" where anything could not be read. The same inventory, day and
/// version give the same Sbom: sorted, without clock and host path, and its namespace is made from what it says.
Sbom observe(const Inventory& inventory, const ObservedOptions& options);

}  // namespace sluice
