// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What elements of SPDX 3 say about each other: relationships and annotations.
#include "sbom/spdx3_records.hpp"
#include "sbom/spdx_relations.hpp"

namespace sluice::sbom {

void Spdx3Records::relationship(const Node& node, const Spdx3Class& type, std::string_view place) {
  Sbom& sbom = draft_.sbom;
  const Node* const from = node.find("from");
  const std::string_view word = node.text_of("relationshipType");
  if (from == nullptr) return;
  std::string from_id(reference(*from));
  if (const std::string_view nothing = spdx3_nothing(from_id); !nothing.empty()) from_id = nothing;
  const SpdxRelation* const known = find_spdx3_relation(word);
  SpdxRelation relation = known == nullptr ? SpdxRelation{} : *known;
  if (type.name == "LifecycleScopedRelationship" && relation.kind == SbomRelationKind::depends_on) {
    relation.kind = dependency_in(node.text_of("scope"));
  }
  const bool is_declared = word == "hasDeclaredLicense";
  for (const Node& item : children(node.find("to"))) {
    const std::string_view to = reference(item);
    if (is_declared || word == "hasConcludedLicense") {
      references_.add({Spdx3Target::license, sbom.intern(from_id),
                       sbom.intern(is_declared ? "license-declared" : "license-concluded"), sbom.intern(to),
                       sbom.intern(draft_.place_of(place, item)), item.line});
      continue;
    }
    const std::string_view nothing = spdx3_nothing(to);
    draft_.relate(relation.kind, relation.is_turned, from_id, nothing.empty() ? to : nothing, word,
                  draft_.place_of(place, item), item.line);
    SbomRelation& made = sbom.relations.back();
    const std::string_view said = node.text_of("completeness");
    if (nothing == "NONE" || said == "complete")
      made.completeness = SbomCompleteness::complete;
    else if (nothing == "NOASSERTION" || said == "noAssertion")
      made.completeness = SbomCompleteness::unknown;
    else if (said == "incomplete")
      made.completeness = SbomCompleteness::incomplete;
  }
}

void Spdx3Records::annotation(const Node& node, std::string_view place) {
  Sbom& sbom = draft_.sbom;
  const Node* const subject = node.find("subject");
  if (subject == nullptr) return;
  const std::string id(reference(*subject));
  const Node* const statement = node.find("statement");
  if (statement != nullptr && statement->is_text()) {
    draft_.add_late(id, "annotation", statement->text, draft_.place_of(place, *statement), statement->line);
  }
  if (const Node* const info = node.find("creationInfo"); info != nullptr) {
    references_.add({Spdx3Target::creation, sbom.intern(id), 0, sbom.intern(reference(*info)),
                     sbom.intern(draft_.place_of(place, *info)), info->line});
  }
}

}  // namespace sluice::sbom
