// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/fields.hpp"
#include "model/report.hpp"
#include "model/sbom_plain.hpp"
#include "model/sbom_profile.hpp"

/// Spells an enumeration of the model in JSON by the to_string and parse functions that it has anyway.
#define SLUICE_SPELLING(Enum, parse_function, last_one)                                      \
  template <>                                                                                \
  struct Spelling<Enum> {                                                                    \
    static constexpr Enum last = Enum::last_one;                                             \
    static std::string_view text(Enum value) { return to_string(value); }                    \
    static std::optional<Enum> parse(std::string_view word) { return parse_function(word); } \
  }

namespace sluice::fields {

SLUICE_SPELLING(Weight, parse_weight, error);
SLUICE_SPELLING(Completeness, parse_completeness, refused);
SLUICE_SPELLING(EntryKind, parse_entry_kind, other);
SLUICE_SPELLING(Linkage, parse_linkage, unknown);
SLUICE_SPELLING(Scope, parse_scope, dev);
SLUICE_SPELLING(FileUse, parse_file_use, included);
SLUICE_SPELLING(UseEvidence, parse_use_evidence, unused);
SLUICE_SPELLING(Custody, parse_custody, none);
SLUICE_SPELLING(Provenance, parse_provenance, first_party);
SLUICE_SPELLING(ConclusionBasis, parse_conclusion_basis, disagreement);
SLUICE_SPELLING(LicenseEvidence, parse_license_evidence, unmatched);
SLUICE_SPELLING(DeclarationPrecedence, parse_declaration_precedence, overriding);
SLUICE_SPELLING(SbomElementKind, parse_sbom_element_kind, other);
SLUICE_SPELLING(SbomRelationKind, parse_sbom_relation_kind, other);
SLUICE_SPELLING(SbomCompleteness, parse_sbom_completeness, unknown);
SLUICE_SPELLING(SbomFound, parse_sbom_found, undecided);
SLUICE_SPELLING(SubjectKind, parse_subject_kind, build);
SLUICE_SPELLING(RuleScope, parse_rule_scope, history);
SLUICE_SPELLING(Severity, parse_severity, critical);
SLUICE_SPELLING(Action, parse_action, fail);
SLUICE_SPELLING(Outcome, parse_outcome, error);
SLUICE_SPELLING(Basis, parse_basis, declaration);
SLUICE_SPELLING(GateOutcome, parse_gate_outcome, not_judged);
SLUICE_SPELLING(ChangeKind, parse_change_kind, sbom_contradiction_gone);
SLUICE_SPELLING(FileFate, parse_file_fate, moved);

/// A hazard is spelled by its term.
template <>
struct Spelling<HazardId> {
#define SLUICE_HAZARD(id, term, kind, meaning) +1
  static constexpr HazardId last = static_cast<HazardId>(
#include "model/hazards.def"
      -1);
#undef SLUICE_HAZARD
  static std::string_view text(HazardId value) { return hazard_spec(value).term; }
  static std::optional<HazardId> parse(std::string_view word) { return find_hazard(word); }
};

}  // namespace sluice::fields

#undef SLUICE_SPELLING
