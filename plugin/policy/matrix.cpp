// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/matrix.hpp"

#include "base/text.hpp"
#include "policy/tighten.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {
namespace {

constexpr std::string_view not_in_use = "not in use";

bool names(const std::vector<Rule::Clause>& clauses, std::string_view standard, std::string_view clause) {
  return std::ranges::any_of(clauses,
                             [&](const Rule::Clause& one) { return one.standard == standard && one.clause == clause; });
}

class MatrixMaker {
 public:
  MatrixMaker(const Standard& standard, const Coverage& coverage, const Policy& policy)
      : standard_(standard), coverage_(coverage), policy_(policy) {}

  /// The checks of the profile that name the clause stand in its row.
  MatrixRow make_row(const StandardClause& clause, const SbomProfile* profile) const {
    MatrixRow row{clause.id, clause.asks, ClauseState::unseen, {}, clause.unseen};
    for (const Rule& rule : coverage_.rules) {
      if (names(rule.clauses, standard_.id, clause.id)) add(rule.id, "", row);
    }
    for (const CataloguedObligation& one : coverage_.obligations) {
      if (!names(one.clauses, standard_.id, clause.id)) continue;
      if (!one.planned.empty()) row.rules.push_back({one.id, "planned: " + one.planned});
      if (!one.enforced.empty()) row.rules.push_back({one.id, "always: " + one.enforced});
    }
    if (profile != nullptr) {
      for (const SbomCheck& check : profile->checks)
        if (is_of(check, clause)) add(*profile, check, row);
    }
    settle(row);
    return row;
  }

  MatrixRow make_row(const SbomProfile& profile, const SbomCheck& check) const {
    MatrixRow row{check.clause.empty() ? check.id : check.clause, check.title, ClauseState::unseen, {}, {}};
    add(profile, check, row);
    settle(row);
    return row;
  }

  bool has_row(const SbomCheck& check) const {
    return std::ranges::any_of(standard_.clauses, [&](const StandardClause& clause) { return is_of(check, clause); });
  }

 private:
  std::string action_of(const Rule& rule) const {
    const Rung* rung = policy_.find_rung(policy_.rung);
    return std::string(to_string(rung == nullptr ? Action::none : policy::action_at(rule, *rung)));
  }

  static bool is_of(const SbomCheck& check, const StandardClause& clause) {
    constexpr std::string_view prefix = "section ";
    const std::string_view named = check.clause;
    return (named.starts_with(prefix) ? named.substr(prefix.size()) : named) == clause.id;
  }

  void add(const SbomProfile& profile, const SbomCheck& check, MatrixRow& row) const {
    if (!check.judged_by.empty()) {
      if (!add_of_kind(check.judged_by, row)) row.rules.push_back({check.id, "planned: " + check.judged_by});
      return;
    }
    const bool is_demanded = check.level != SbomLevel::should && check.level != SbomLevel::may;
    const std::string rule = is_demanded ? "sbom.profile-unmet" : "sbom.profile-recommended";
    add(rule, fmt::format(" ({})", check.id), row);
    if (!asks_for(rule, profile)) row.rules.back().action = not_in_use;
  }

  void add(const std::string& id, const std::string& suffix, MatrixRow& row) const {
    const Rule* used = policy_.find_rule(id);
    row.rules.push_back({id + suffix, used == nullptr ? std::string(not_in_use) : action_of(*used)});
  }

  /// True if shipped rules of that kind exist.
  bool add_of_kind(std::string_view kind, MatrixRow& row) const {
    const std::size_t before = row.rules.size();
    for (const Rule& rule : coverage_.rules) {
      if (rule.kind == kind) add(rule.id, "", row);
    }
    return row.rules.size() > before;
  }

  bool asks_for(std::string_view rule, const SbomProfile& profile) const {
    const Rule* used = policy_.find_rule(rule);
    if (used == nullptr) return false;
    const std::vector<std::string>& names = used->list("profiles");
    return std::ranges::any_of(names,
                               [&](const std::string& name) { return name == profile.id || name == profile.series; });
  }

  static void settle(MatrixRow& row) {
    const auto has = [&](auto&& wanted) { return std::ranges::any_of(row.rules, wanted, &MatrixRule::action); };
    const auto is_planned = [](const std::string& action) { return action.starts_with("planned: "); };
    const auto is_unused = [](const std::string& action) { return action == not_in_use; };
    if (row.rules.empty())
      row.state = ClauseState::unseen;
    else if (has([&](const std::string& action) { return !is_planned(action) && !is_unused(action); }))
      row.state = ClauseState::judged;
    else
      row.state = has(is_unused) ? ClauseState::not_in_use : ClauseState::planned;
  }

  const Standard& standard_;
  const Coverage& coverage_;
  const Policy& policy_;
};

std::string describe(const Policy& policy) {
  std::vector<std::string> packs;
  for (const PackRef& pack : policy.packs) packs.push_back(fmt::format("{} {}", pack.id, pack.version));
  return fmt::format("{}, rung '{}'", join(packs, ", "), policy.rung);
}

}  // namespace

Matrix make_matrix(const Standard& standard, const Coverage& coverage, const Policy& policy) {
  Matrix matrix{standard.id, standard.title, standard.basis, describe(policy), {}};
  const MatrixMaker maker(standard, coverage, policy);
  const std::vector<const SbomProfile*> profiles = coverage.profiles.find_all(standard.profile);
  const SbomProfile* profile = profiles.empty() ? nullptr : profiles.back();
  for (const StandardClause& clause : standard.clauses) matrix.rows.push_back(maker.make_row(clause, profile));
  if (profile == nullptr) return matrix;
  for (const SbomCheck& check : profile->checks) {
    if (!maker.has_row(check)) matrix.rows.push_back(maker.make_row(*profile, check));
  }
  return matrix;
}

std::string_view to_string(ClauseState state) {
  constexpr std::array<std::string_view, 4> words = {"judged", "not in use", "planned", "not visible to a gate"};
  return words[static_cast<std::size_t>(state)];
}

}  // namespace sluice
