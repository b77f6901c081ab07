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

}  // namespace

const SpdxRelation* find_spdx2_relation(std::string_view word) {
  const auto at = std::ranges::find(relations_of_2, word, &SpdxRelation::word);
  return at == std::end(relations_of_2) ? nullptr : at;
}

}  // namespace sluice::sbom
