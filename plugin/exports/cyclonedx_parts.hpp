// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Parts of a CycloneDX document as JSON.
#pragma once

#include "base/json.hpp"
#include "exports/sbom_fields.hpp"
#include "exports/sbom_format.hpp"
#include "exports/sbom_tree.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace sluice::exports {

/// What all parts of one document need.
struct CyclonedxDraft {
  const Sbom& sbom;
  const SbomWriting& writing;
  const SbomTree& tree;
  bool is_1_7 = false;
  /// Elements of kind license by id: their texts stand where the license is first named.
  std::unordered_map<std::string_view, std::uint32_t> license_texts;
  /// Ancestors and variants, by element: they stand in its pedigree.
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> relatives;
};

/// A component with all that it contains, or a service.
json::Value cyclonedx_component(CyclonedxDraft& draft, std::uint32_t element);

/// licenseChoice of the fields of that name; an empty name: of license-declared, license-concluded and license.
json::Value cyclonedx_licenses(CyclonedxDraft& draft, const ElementFields& fields, std::string_view name);

/// externalReferences, properties, hashes of an element.
json::Value cyclonedx_references(const ElementFields& fields, bool is_1_7);
json::Value cyclonedx_properties(const ElementFields& fields);
json::Value cyclonedx_hashes(const ElementFields& fields, bool is_1_7);
json::Value cyclonedx_organization(const Party& party);
json::Value cyclonedx_contacts(std::span<const Party> parties);

/// A word that the list has, between blanks.
bool is_cyclonedx_word(std::string_view words, std::string_view word);

}  // namespace sluice::exports
