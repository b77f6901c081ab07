// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/kind.hpp"
#include "checks/selector.hpp"

#include <array>
#include <functional>
#include <vector>

namespace sluice {

/// Parameters shared by the kinds that judge the hazards of archives.
inline constexpr std::array<ParamSpec, 2> hazard_params = {{
    {"terms", ParamType::term_list, false, "*", Stricter::more_items, "",
     "hazard terms of this kind, or globs over them; `sluice list terms` shows all"},
    {"weights", ParamType::choice_list, false, "error, warning", Stricter::more_items, "error, warning, note",
     "how much a hazard must weigh, by the bytes alone, to be judged by the rule"},
}};

inline constexpr std::array<std::string_view, 3> hazard_facts = {"archive.hazards", "archive.entries",
                                                                 "archive.completeness"};

/// The terms of model/hazards.def that a kind judges.
std::span<const TermSpec> hazard_terms(std::string_view kind);

/// How one container fared under a rule.
enum class Fared : std::uint8_t { not_selected, good, found };

/// One finding for each hazard of the kind that the rule's terms and weights select, but for those that `is_excused`.
/// The answer has one item a container.
std::vector<Fared> find_hazards(const CheckInput& input, const Rule& rule, Findings& findings,
                                const std::function<bool(const Hazard&)>& is_excused = {});

/// Counts each selected container as a subject.
void count_subjects(const std::vector<Fared>& containers, Findings& findings);

/// Both: the whole judgement of a kind that looks at hazards only.
void judge_hazards(const CheckInput& input, const Rule& rule, Findings& findings);

/// What a rule of a hazard kind selects.
class HazardFilter {
 public:
  explicit HazardFilter(const Rule& rule);
  bool selects(const Hazard& hazard) const;

 private:
  std::vector<bool> terms_;        ///< by HazardId
  std::array<bool, 3> weights_{};  ///< by Weight
};

}  // namespace sluice
