// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The tables of every file that the policy layer reads. The brackets of an editor's schema and the reader's "unknown
// key" come from these and from nothing else.
#pragma once

#include "policy/shape.hpp"

namespace sluice::policy {

extern const Table rules_file_table;          ///< policy/rules/AREA.yaml
extern const Table pack_file_table;           ///< policy/packs/NAME.yaml
extern const Table project_file_table;        ///< sluice.yaml
extern const Table waivers_file_table;        ///< waivers.yaml
extern const Table suppliers_file_table;      ///< suppliers.yaml
extern const Table lock_file_table;           ///< sluice.lock
extern const Table license_categories_table;  ///< policy/licenses/categories.yaml
extern const Table license_duties_table;      ///< policy/licenses/duties/NAME.yaml
extern const Table decisions_file_table;      ///< decisions.yaml
extern const Table sbom_profile_table;        ///< policy/profiles/NAME.yaml
extern const Table obligations_file_table;    ///< policy/obligations.yaml
extern const Table standard_file_table;       ///< policy/standards/NAME.yaml

extern const Table rule_table;
extern const Table condition_table;
extern const Table match_table;        ///< of a rule
extern const Table route_match_table;  ///< also by the rule's tags and severity, and the term
extern const Table waiver_match_table;
extern const Table waiver_table;
extern const Table supplier_table;
extern const Table change_table;   ///< `raise` of a pack
extern const Table tighten_table;  ///< `raise` of a project
extern const Table effective_table;
extern const Table leeway_table;
extern const Table severity_days_table;
extern const Table case_table;
extern const Table limits_table;
extern const Table param_table;
extern const Table license_category_table;
extern const Table duty_table;
extern const Table duty_condition_table;
extern const Table duty_evidence_table;
extern const Table decision_table;
extern const Table sbom_check_table;
extern const Table sbom_wanted_table;
extern const Table sbom_table;  ///< of a case

std::span<const std::string_view> severity_words();
std::span<const std::string_view> action_words();
std::span<const std::string_view> basis_words();

}  // namespace sluice::policy
