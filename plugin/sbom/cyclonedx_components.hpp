// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/cyclonedx_graph.hpp"

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

namespace sluice::sbom::cyclonedx {

/// Makes elements of components and services, and of what is nested in them.
class Components {
 public:
  Components(Sbom& sbom, Places places, Graph& graph) : sbom_(sbom), places_(places), graph_(graph) {}

  /// Each gives the index of its element.
  std::uint32_t add_component(const Node& component, const std::string& place);
  std::uint32_t add_service(const Node& service, const std::string& place);

  /// An element for each named license that has a text, once a name. `base` lies above them, at `place`.
  void add_license_texts(const std::vector<const Node*>& named, const Node& base, const std::string& place);

 private:
  std::uint32_t add_part(const Node& component, SbomElementKind kind, const std::string& place);
  void add_nested(const Node& whole, std::uint32_t element, const std::string& place);
  void add_pedigree(const Node* pedigree, std::uint32_t element, const Node& component, const std::string& place);
  std::uint32_t begin(SbomElementKind kind, const Node& node, const std::string& place);

  Sbom& sbom_;
  Places places_;
  Graph& graph_;
  std::unordered_set<std::uint32_t> license_texts_;  ///< LicenseRefs that have their element
};

}  // namespace sluice::sbom::cyclonedx
