// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/keys.hpp"

namespace sluice::policy {
namespace {

constexpr bool required = true;

constexpr Key clause_keys[] = {{"standard", of(Form::text), required, "the standard's id"},
                               {"clause", of(Form::text), required, "its clause"}};
constexpr Table clause_table{"clause", clause_keys};
constexpr Shape clause_shape = mapping(clause_table);

constexpr Key obligation_keys[] = {
    {"id", of(Form::rule_id), required, "names what goes wrong: area.problem"},
    {"asks", of(Form::text), required, "what is asked for, in one clause"},
    {"rules", of(Form::texts), false, "shipped rules that decide it"},
    {"planned", of(Form::text), false, "the rule kind that would decide it and is not built yet"},
    {"enforced", of(Form::text), false, "what decides it without a rule"},
    {"unseen", of(Form::text), false, "why no gate can see it"},
    {"clauses", list_of(clause_shape), false, "what standards ask for it, where no rule says so"}};
constexpr Table obligation_table{"catalogued obligation", obligation_keys};
constexpr Shape obligation_shape = mapping(obligation_table);
constexpr Key obligations_file_keys[] = {{"sluice", count(1, 1), required, "the format's version"},
                                         {"obligations", list_of(obligation_shape), required, "each once"}};

constexpr Key standard_clause_keys[] = {{"id", of(Form::text), required, "number or name of the clause"},
                                        {"asks", of(Form::text), required, "what it asks for, in our words"},
                                        {"unseen", of(Form::text), false, "what of it no gate can see"}};
constexpr Table standard_clause_table{"clause of a standard", standard_clause_keys};
constexpr Shape standard_clause_shape = mapping(standard_clause_table);
constexpr Key standard_keys[] = {
    {"sluice", count(1, 1), required, "the format's version"},
    {"standard", of(Form::identifier), required, "its id, as rules name it"},
    {"title", of(Form::text), required, "the document in words"},
    {"basis", of(Form::text), required, "which edition, and how it was read"},
    {"pack", of(Form::identifier), required, "the shipped pack that follows it"},
    {"profile", of(Form::identifier), false, "the SBOM profile whose checks are clauses too"},
    {"clauses", list_of(standard_clause_shape), required, "in the order of the document"}};

}  // namespace

constinit const Table obligations_file_table{"catalogue of obligations", obligations_file_keys};
constinit const Table standard_file_table{"standard", standard_keys};

}  // namespace sluice::policy
