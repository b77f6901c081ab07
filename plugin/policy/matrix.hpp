// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "policy/coverage.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What the policy in force makes of a clause.
enum class ClauseState : std::uint8_t {
  judged,      ///< a rule in force looks at it
  not_in_use,  ///< shipped rules look at it, and the policy selects none of them
  planned,     ///< only kinds that are not built yet would see it
  unseen,      ///< no gate can see it
};

struct MatrixRule {
  std::string id;      ///< with the check of a profile: "sbom.profile-unmet (document.author)"
  std::string action;  ///< at the policy's rung; "not in use"; "planned: KIND"
};

struct MatrixRow {
  std::string clause, asks;
  ClauseState state = ClauseState::unseen;
  std::vector<MatrixRule> rules;
  std::string unseen;  ///< what of it no gate can see
};

struct Matrix {
  std::string id, title, basis;
  std::string policy;  ///< packs and rung that the states are of
  std::vector<MatrixRow> rows;
};

/// Clause, rule, state: the clauses of the standard in their order, then the checks of its SBOM profile.
Matrix make_matrix(const Standard& standard, const Coverage& coverage, const Policy& policy);

/// "judged", "not in use", "planned", "not visible to a gate".
std::string_view to_string(ClauseState state);

}  // namespace sluice
