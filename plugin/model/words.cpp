// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The spellings of every enumeration of the model, in one place.
#include "model/words.hpp"

#include "model/decisions.hpp"
#include "model/license_duties.hpp"
#include "model/report.hpp"

namespace sluice {
namespace {

constexpr Words<Weight, 3> weights{{"note", "warning", "error"}};
constexpr Words<Completeness, 3> completenesses{{"complete", "incomplete", "refused"}};
constexpr Words<EntryKind, 7> entry_kinds{{"file", "folder", "symlink", "hardlink", "device", "fifo", "other"}};
constexpr Words<Linkage, 7> linkages{{"static", "dynamic", "header-only", "bundled", "process", "build-only", "unknown"}};
constexpr Words<Scope, 4> scopes{{"runtime", "build", "test", "dev"}};
constexpr Words<FileUse, 2> file_uses{{"linked", "included"}};
constexpr Words<UseEvidence, 4> use_evidences{{"unknown", "linked", "included", "unused"}};
constexpr Words<Custody, 8> custodies{
    {"delivery", "package", "project", "built", "toolchain", "changed", "unchecked", "none"}};
constexpr Words<ConclusionBasis, 6> conclusion_bases{
    {"unsettled", "decision", "agreement", "declared", "detected", "disagreement"}};
constexpr Words<LicenseEvidence, 7> license_evidences{
    {"tag", "text", "text-varied", "text-near", "notice", "mention", "unmatched"}};
constexpr Words<DutyFact, 7> duty_facts{
    {"distributed", "form", "linkage", "modified", "user-product", "signed-boot", "network-service"}};
constexpr Words<EvidenceKind, 15> evidence_kinds{
    {"license-text", "exception-text", "notice-entry", "copyright-notices", "notice-file", "source-archive",
     "written-offer", "relink-objects", "relink-script", "build-instructions", "installation-information",
     "modification-notice", "sentence", "linkage", "declared"}};
constexpr Words<Provable, 3> provables{{"machine", "declaration", "none"}};
constexpr Words<DutyStanding, 4> duty_standings{{"owed", "unsettled", "lifted", "unlisted"}};
constexpr Words<DecisionKind, 5> decision_kinds{
    {"concluded-license", "choice", "bought-license", "ruling", "corrected-fact"}};
constexpr Words<DecisionBody, 3> decision_bodies{{"committee", "legal", "security"}};
constexpr Words<DecisionStanding, 3> decision_standings{{"none", "applied", "void"}};
constexpr Words<DeclarationPrecedence, 3> declaration_precedences{{"closest", "aggregate", "override"}};
constexpr Words<Provenance, 3> provenances{{"supplier", "resolved", "first-party"}};
constexpr Words<SubjectKind, 7> subject_kinds{{"delivery", "archive", "file", "document", "component", "use", "build"}};
constexpr Words<RuleScope, 3> rule_scopes{{"delivery", "build", "history"}};
constexpr Words<ParamType, 10> param_types{
    {"text", "list", "glob list", "term list", "integer", "percent", "boolean", "day", "choice", "choice list"}};
constexpr Words<Severity, 4> severities{{"low", "medium", "high", "critical"}};
constexpr Words<Action, 4> actions{{"none", "note", "warn", "fail"}};
constexpr Words<Outcome, 5> outcomes{{"pass", "fail", "unknown", "not-applicable", "error"}};
constexpr Words<Basis, 3> bases{{"fact", "heuristic", "declaration"}};
constexpr Words<GateOutcome, 3> gate_outcomes{{"passed", "failed", "not-judged"}};

}  // namespace

std::string_view to_string(Weight weight) { return weights[weight]; }
std::string_view to_string(Completeness completeness) { return completenesses[completeness]; }
std::string_view to_string(EntryKind kind) { return entry_kinds[kind]; }
std::string_view to_string(Linkage linkage) { return linkages[linkage]; }
std::string_view to_string(Scope scope) { return scopes[scope]; }
std::string_view to_string(FileUse use) { return file_uses[use]; }
std::string_view to_string(UseEvidence evidence) { return use_evidences[evidence]; }
std::string_view to_string(Custody custody) { return custodies[custody]; }
std::string_view to_string(ConclusionBasis basis) { return conclusion_bases[basis]; }
std::string_view to_string(LicenseEvidence kind) { return license_evidences[kind]; }
std::string_view to_string(DutyFact fact) { return duty_facts[fact]; }
std::string_view to_string(EvidenceKind kind) { return evidence_kinds[kind]; }
std::string_view to_string(Provable provable) { return provables[provable]; }
std::string_view to_string(DutyStanding standing) { return duty_standings[standing]; }
std::string_view to_string(DecisionKind kind) { return decision_kinds[kind]; }
std::string_view to_string(DecisionBody body) { return decision_bodies[body]; }
std::string_view to_string(DecisionStanding standing) { return decision_standings[standing]; }
std::string_view to_string(DeclarationPrecedence precedence) { return declaration_precedences[precedence]; }
std::string_view to_string(Provenance provenance) { return provenances[provenance]; }
std::string_view to_string(SubjectKind kind) { return subject_kinds[kind]; }
std::string_view to_string(RuleScope scope) { return rule_scopes[scope]; }
std::string_view to_string(ParamType type) { return param_types[type]; }
std::string_view to_string(Severity severity) { return severities[severity]; }
std::string_view to_string(Action action) { return actions[action]; }
std::string_view to_string(Outcome outcome) { return outcomes[outcome]; }
std::string_view to_string(Basis basis) { return bases[basis]; }
std::string_view to_string(GateOutcome outcome) { return gate_outcomes[outcome]; }

std::optional<Weight> parse_weight(std::string_view text) { return weights.find(text); }
std::optional<Completeness> parse_completeness(std::string_view text) { return completenesses.find(text); }
std::optional<EntryKind> parse_entry_kind(std::string_view text) { return entry_kinds.find(text); }
std::optional<Linkage> parse_linkage(std::string_view text) { return linkages.find(text); }
std::optional<Scope> parse_scope(std::string_view text) { return scopes.find(text); }
std::optional<FileUse> parse_file_use(std::string_view text) { return file_uses.find(text); }
std::optional<UseEvidence> parse_use_evidence(std::string_view text) { return use_evidences.find(text); }
std::optional<Custody> parse_custody(std::string_view text) { return custodies.find(text); }
std::optional<ConclusionBasis> parse_conclusion_basis(std::string_view text) { return conclusion_bases.find(text); }
std::optional<LicenseEvidence> parse_license_evidence(std::string_view text) { return license_evidences.find(text); }
std::optional<DutyFact> parse_duty_fact(std::string_view text) { return duty_facts.find(text); }
std::optional<EvidenceKind> parse_evidence_kind(std::string_view text) { return evidence_kinds.find(text); }
std::optional<Provable> parse_provable(std::string_view text) { return provables.find(text); }
std::optional<DecisionKind> parse_decision_kind(std::string_view text) { return decision_kinds.find(text); }
std::optional<DecisionBody> parse_decision_body(std::string_view text) { return decision_bodies.find(text); }
std::optional<DeclarationPrecedence> parse_declaration_precedence(std::string_view text) {
  return declaration_precedences.find(text);
}
std::optional<Provenance> parse_provenance(std::string_view text) { return provenances.find(text); }
std::optional<SubjectKind> parse_subject_kind(std::string_view text) { return subject_kinds.find(text); }
std::optional<RuleScope> parse_rule_scope(std::string_view text) { return rule_scopes.find(text); }
std::optional<Severity> parse_severity(std::string_view text) { return severities.find(text); }
std::optional<Action> parse_action(std::string_view text) { return actions.find(text); }
std::optional<Outcome> parse_outcome(std::string_view text) { return outcomes.find(text); }
std::optional<Basis> parse_basis(std::string_view text) { return bases.find(text); }
std::optional<GateOutcome> parse_gate_outcome(std::string_view text) { return gate_outcomes.find(text); }

}  // namespace sluice
