// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"
#include "sbom/spdx_draft.hpp"

#include <string_view>

namespace sluice::sbom {

/// A word for a relationship, and what it means here.
struct SpdxRelation {
  std::string_view word;
  SbomRelationKind kind = SbomRelationKind::other;
  bool is_turned = false;  ///< the word says it of `to` and `from`
  SpdxVersions versions = every_version;
};

/// A relationship of SPDX 2.x (clause 11.1); null if SPDX has none of that name.
const SpdxRelation* find_spdx2_relation(std::string_view word);
/// A RelationshipType of SPDX 3.0.1; null if it has none of that name.
const SpdxRelation* find_spdx3_relation(std::string_view word);
/// What "dependsOn" means in that phase (LifecycleScopeType).
SbomRelationKind dependency_in(std::string_view scope);

}  // namespace sluice::sbom
