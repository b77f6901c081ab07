// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/component_identity.hpp"
#include "checks/sbom_places.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace sluice {

/// A component of an SBOM that may speak for a build.
struct DeclaredComponent {
  NamedSbom in;
  std::uint32_t element = 0;
  bool is_own = false;  ///< of one of the project's SBOMs
  ComponentIdentity identity;
};

/// The components of all SBOMs: the project's own, and those of deliveries.
class DeclaredComponents {
 public:
  /// Keeps references.
  explicit DeclaredComponents(const Inventory& inventory);

  const std::vector<DeclaredComponent>& all() const { return all_; }
  /// Those with a purl or a name of it, as indexes into all(), ascending; not more than a few.
  std::vector<std::uint32_t> find(const ComponentIdentity& identity) const;
  /// The SBOMs, each at what it describes.
  const std::vector<Origin>& sboms() const { return sboms_; }

 private:
  void add(const NamedSbom& in, bool is_own);

  std::vector<DeclaredComponent> all_;
  std::vector<Origin> sboms_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;  ///< and by purl
};

}  // namespace sluice
