// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/spdx_relations.hpp"

#include <algorithm>

namespace sluice::sbom {
namespace {

constexpr SpdxRelation relations_of_2[] = {
#define SPDX2_RELATION(word, kind, turned, versions) {word, SbomRelationKind::kind, turned, versions},
#include "sbom/spdx2_relations.def"
#undef SPDX2_RELATION
};

constexpr SpdxRelation relations_of_3[] = {
#define SPDX3_RELATION(word, kind, turned) {word, SbomRelationKind::kind, turned, every_version},
#include "sbom/spdx3_relations.def"
#undef SPDX3_RELATION
};

}  // namespace

const SpdxRelation* find_spdx2_relation(std::string_view word) {
  const auto at = std::ranges::find(relations_of_2, word, &SpdxRelation::word);
  return at == std::end(relations_of_2) ? nullptr : at;
}

const SpdxRelation* find_spdx3_relation(std::string_view word) {
  const auto at = std::ranges::find(relations_of_3, word, &SpdxRelation::word);
  return at == std::end(relations_of_3) ? nullptr : at;
}

SbomRelationKind dependency_in(std::string_view scope) {
  if (scope == "build") return SbomRelationKind::build_dependency;
  if (scope == "development") return SbomRelationKind::dev_dependency;
  if (scope == "test") return SbomRelationKind::test_dependency;
  return scope == "runtime" ? SbomRelationKind::runtime_dependency : SbomRelationKind::depends_on;
}

}  // namespace sluice::sbom
