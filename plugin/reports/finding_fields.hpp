// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of a judged finding (model/report.hpp), for sluice.report.
#pragma once

#include "base/fields.hpp"
#include "model/report.hpp"
#include "reports/contents_fields.hpp"
#include "reports/spellings.hpp"

namespace sluice::fields {

template <>
struct Table<Step> {
  static constexpr std::string_view name = "step";
  static constexpr std::string_view meaning = "one step of the decision on a finding";
  static constexpr auto fields = std::tuple{
      always("stage", &Step::stage, "rung, effective, leeway, project, waiver, baseline, override, danger"),
      always("action", &Step::action, "after this step"),
      always("why", &Step::why, ""),
  };
};

template <>
struct Table<Becomes> {
  static constexpr std::string_view name = "becomes";
  static constexpr std::string_view meaning = "the action that a finding will have";
  static constexpr auto fields = std::tuple{
      always("action", &Becomes::action, ""),
      always("from", &Becomes::from, "first day"),
  };
};

template <>
struct Table<JudgedFinding> {
  static constexpr std::string_view name = "finding";
  static constexpr std::string_view meaning =
      "one rule's result on one subject and term, with all that was decided about it";
  static constexpr auto fields = std::tuple{
      always("fingerprint", &JudgedFinding::fingerprint, "stable across line moves"),
      always("rule", &JudgedFinding::rule, "full id"),
      always("kind", &JudgedFinding::kind, "of the rule"),
      always("title", &JudgedFinding::title, ""),
      always("severity", &JudgedFinding::severity, ""),
      always("basis", &JudgedFinding::basis, "what the result rests on"),
      always("scope", &JudgedFinding::scope, "what the rule needs to be judged"),
      maybe("danger", &JudgedFinding::danger, "stops a build at every rung"),
      maybe("waivable", &JudgedFinding::waivable, "true if absent"),
      always("outcome", &JudgedFinding::outcome, ""),
      maybe("waived", &JudgedFinding::waived, ""),
      maybe("known", &JudgedFinding::known, "in the baseline"),
      always("action", &JudgedFinding::action, "what it does to the gate"),
      maybe("steps", &JudgedFinding::steps, "how the action came to be, in order"),
      maybe("becomes", &JudgedFinding::becomes, ""),
      maybe("shadow", &JudgedFinding::shadow, "what one rung higher would do"),
      always("subject_kind", &JudgedFinding::subject_kind, ""),
      always("subject", &JudgedFinding::subject, "delivery name, full entry path, purl, 'target -> purl'"),
      maybe("supplier", &JudgedFinding::supplier, "id in the register"),
      maybe("term", &JudgedFinding::term, "the particular thing found"),
      maybe("cause", &JudgedFinding::cause, "what was seen"),
      maybe("expected", &JudgedFinding::expected, "what the rule wanted"),
      maybe("place", &JudgedFinding::place, "the exact place"),
      maybe("related", &JudgedFinding::related, "further places"),
      maybe("taken_in", &JudgedFinding::taken_in, "CMake call that took the delivery in or linked the component"),
      maybe("notes", &JudgedFinding::notes, ""),
      maybe("help_supplier", &JudgedFinding::help_supplier, "what the supplier can do"),
      maybe("help_integrator", &JudgedFinding::help_integrator, "what the integrator can do"),
      maybe("command", &JudgedFinding::command, "a command to run next"),
      maybe("docs", &JudgedFinding::docs, ""),
      maybe("route", &JudgedFinding::route, "who must act"),
      maybe("contact", &JudgedFinding::contact, ""),
      maybe("due", &JudgedFinding::due, "last day to act"),
      maybe("waiver", &JudgedFinding::waiver, "id of the waiver that applies"),
      maybe("packs", &JudgedFinding::packs, "that ask for the rule"),
      maybe("clauses", &JudgedFinding::clauses, "of standards that ask for it"),
      maybe("obligations", &JudgedFinding::obligations, ""),
      maybe("rule_place", &JudgedFinding::rule_place, "file and line of the rule"),
      maybe("needs", &JudgedFinding::needs, "rule of the cause that this one depends on"),
      maybe("clears", &JudgedFinding::clears, "findings that this cause would clear"),
  };
};

}  // namespace sluice::fields
