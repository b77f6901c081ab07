// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/rule_diff.hpp"

#include "base/text.hpp"
#include "checks/kind.hpp"
#include "gate/decision.hpp"
#include "policy/rule_draft.hpp"
#include "policy/tighten.hpp"
#include "policy/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sluice {
namespace {

using Texts = std::vector<std::string>;

std::string_view verb_of(Action action) {
  switch (action) {
    case Action::none:
      return "does nothing";
    case Action::note:
      return "notes";
    case Action::warn:
      return "warns";
    case Action::fail:
      return "fails";
  }
  return "fails";
}

std::vector<Action> actions_along(const Rule& rule, const std::vector<Rung>& rungs) {
  std::vector<Action> actions;
  for (const Rung& rung : rungs) actions.push_back(action_at(rule, rung, Outcome::fail));
  return actions;
}

Texts without(const Texts& all, const Texts& taken) {
  Texts rest;
  std::ranges::copy_if(all, std::back_inserter(rest), [&](const std::string& one) {
    return std::ranges::find(taken, one) == taken.end();
  });
  return rest;
}

bool is_same(const Condition& a, const Condition& b) {
  return a.op == b.op && a.fact == b.fact && a.test == b.test && a.values == b.values &&
         std::ranges::equal(a.parts, b.parts, is_same);
}

bool is_same(const std::optional<Condition>& a, const std::optional<Condition>& b) {
  return a.has_value() == b.has_value() && (!a || is_same(*a, *b));
}

std::string day_text(const std::optional<Day>& day) { return day ? to_string(*day) : "the first day"; }

/// Compares field by field; each sentence is whole.
class RuleDiff {
 public:
  RuleDiff(const Rule& before, const Rule& after, const std::vector<Rung>& rungs, std::vector<PolicyChange>& changes)
      : before_(before), after_(after), rungs_(rungs), changes_(changes), name_("rule " + after.id) {}

  void run() {
    if (before_.id != after_.id) {
      add(ChangeDirection::neither, "id", fmt::format("{} is the new name of {}", name_, before_.id));
    }
    if (before_.kind != after_.kind) {
      add(ChangeDirection::loosens, "kind", fmt::format("{} is judged by {} (was: {})", name_, after_.kind, before_.kind));
    }
    compare_weight();
    compare_dates();
    compare_leeway();
    compare_exceptions();
    compare_subjects();
    if (before_.kind == after_.kind) compare_params();
    compare_duties();
  }

 private:
  /// Who set the field on either side.
  void add(ChangeDirection direction, std::string_view field, std::string sentence) {
    changes_.push_back({direction, name_, std::move(sentence), place(before_, field), place(after_, field)});
  }
  static Span place(const Rule& rule, std::string_view field) {
    Span found = rule.span;
    for (const Setter& setter : rule.setters) {
      const bool fits = setter.field == field || setter.field.starts_with(std::string(field) + ".");
      if (fits && setter.span.line != 0) found = setter.span;
    }
    return found;
  }
  static ChangeDirection by_strength(bool is_more) {
    return is_more ? ChangeDirection::tightens : ChangeDirection::loosens;
  }

  void compare_weight() {
    if (before_.severity != after_.severity) {
      add(by_strength(after_.severity > before_.severity), "severity",
          fmt::format("{} is now {} (was: {})", name_, to_string(after_.severity), to_string(before_.severity)));
    }
    const bool is_own = before_.severity != after_.severity || before_.actions != after_.actions ||
                        before_.danger != after_.danger || before_.basis != after_.basis;
    const std::vector<Action> was = actions_along(before_, rungs_), is = actions_along(after_, rungs_);
    if (!is_own || was == is) return;  // what the ladder changes, the ladder says
    bool is_stronger = true;
    for (std::size_t i = 0; i < is.size(); ++i) is_stronger = is_stronger && is[i] >= was[i];
    add(by_strength(is_stronger), before_.actions != after_.actions ? "action" : "severity",
        fmt::format("{} now {} (was: {})", name_, describe_actions(after_, rungs_),
                    describe_actions(before_, rungs_)));
  }

  void compare_dates() {
    compare_day("effective.warn", "warns", before_.warns_from, after_.warns_from);
    compare_day("effective.enforce", "fails", before_.fails_from, after_.fails_from);
  }
  void compare_day(std::string_view field, std::string_view verb, const std::optional<Day>& was,
                   const std::optional<Day>& is) {
    if (was == is) return;
    const bool is_earlier = !is || (was && *is < *was);
    add(by_strength(is_earlier), field,
        fmt::format("{} {} from {} on (was: from {})", name_, verb, day_text(is), day_text(was)));
  }

  void compare_leeway() {
    for (std::size_t i = 0; i < before_.leeway.size(); ++i) {
      const std::int32_t was = before_.leeway[i].value_or(0), is = after_.leeway[i].value_or(0);
      if (was == is) continue;
      add(by_strength(is < was), "leeway-days",
          fmt::format("{} gives {} days of grace to {} findings (was: {})", name_, is,
                      to_string(static_cast<Severity>(i)), was));
    }
    if (before_.leeway_from != after_.leeway_from && !before_.leeway_from.empty() && !after_.leeway_from.empty()) {
      add(ChangeDirection::loosens, "leeway-days",
          fmt::format("{} counts days of grace from '{}' (was: '{}')", name_, after_.leeway_from, before_.leeway_from));
    }
  }

  void compare_flag(std::string_view field, bool was, bool is, bool true_tightens, std::string_view yes,
                    std::string_view no) {
    if (was == is) return;
    add(by_strength(is == true_tightens), field, fmt::format("{} {} (before, it {})", name_, is ? yes : no, is ? no : yes));
  }
  void compare_exceptions() {
    const Action unknown_was = before_.on_unknown.value_or(Action::fail), unknown_is = after_.on_unknown.value_or(Action::fail);
    if (unknown_was != unknown_is) {
      add(by_strength(unknown_is > unknown_was), "on-unknown",
          fmt::format("{} {} where evidence is missing (was: {})", name_, verb_of(unknown_is), verb_of(unknown_was)));
    }
    compare_flag("danger", before_.danger, after_.danger, true, "stops builds at every rung", "stops builds only from a rung on");
    compare_flag("waivable", before_.waivable, after_.waivable, false, "may be waived", "may not be waived");
    compare_flag("baseline", before_.baseline_allowed, after_.baseline_allowed, false, "may be in a baseline",
                 "is in no baseline");
    compare_flag("overridable", before_.overridable, after_.overridable, false, "may be loosened by a project",
                 "may not be loosened by a project");
    if (before_.basis != after_.basis) {
      add(by_strength(before_.basis == Basis::heuristic), "basis",
          fmt::format("{} rests on a {} (was: {})", name_, to_string(after_.basis), to_string(before_.basis)));
    }
  }

  /// A narrower match asks less; whether another one is narrower is not told from its words.
  void compare_subjects() {
    const std::string was = describe_match(before_.match), is = describe_match(after_.match);
    if (was != is) {
      add(by_strength(is.empty()), "match",
          fmt::format("{} is for {} (was: {})", name_, is.empty() ? "everything" : is, was.empty() ? "everything" : was));
    }
    if (!is_same(before_.condition, after_.condition)) {
      add(ChangeDirection::loosens, "assert", fmt::format("{} has another condition", name_));
    }
  }

  void compare_params() {
    const Kind* const kind = find_kind(after_.kind);
    if (kind == nullptr) return;
    for (const ParamSpec& param : kind->spec.params) {
      const auto was = before_.params.find(param.name), is = after_.params.find(param.name);
      if (was == before_.params.end() || is == after_.params.end() || was->second == is->second) continue;
      compare_param(param, was->second, is->second);
    }
  }
  void compare_param(const ParamSpec& param, const ParamValue& was, const ParamValue& is) {
    const bool has_globs = param.type == ParamType::glob_list || param.type == ParamType::term_list;
    const bool is_looser = policy::is_looser(param.stricter, has_globs, was, is);
    const bool is_tighter = policy::is_looser(param.stricter, has_globs, is, was);
    const ChangeDirection direction = is_looser    ? ChangeDirection::loosens
                                      : is_tighter ? ChangeDirection::tightens
                                                   : ChangeDirection::neither;
    add(direction, fmt::format("with.{}", param.name),
        fmt::format("{}: parameter '{}' {}", name_, param.name, describe_values(was, is)));
  }
  static std::string describe_values(const ParamValue& was, const ParamValue& is) {
    const auto* const old_list = std::get_if<Texts>(&was);
    const auto* const new_list = std::get_if<Texts>(&is);
    if (old_list == nullptr || new_list == nullptr) {
      return fmt::format("is {} (was: {})", policy::one_line(is), policy::one_line(was));
    }
    const Texts gained = without(*new_list, *old_list), lost = without(*old_list, *new_list);
    if (gained.empty() && lost.empty()) return "has another order";
    if (lost.empty()) return "gains " + join(gained, ", ");
    return (gained.empty() ? "" : "gains " + join(gained, ", ") + " and ") + "loses " + join(lost, ", ");
  }

  void compare_duties() {
    const Texts gained = without(after_.obligations, before_.obligations);
    const Texts lost = without(before_.obligations, after_.obligations);
    if (!gained.empty()) add(ChangeDirection::tightens, "obligations", fmt::format("{} brings about {}", name_, join(gained, ", ")));
    if (!lost.empty())
      add(ChangeDirection::loosens, "obligations", fmt::format("{} no longer brings about {}", name_, join(lost, ", ")));
  }

  const Rule& before_;
  const Rule& after_;
  const std::vector<Rung>& rungs_;
  std::vector<PolicyChange>& changes_;
  const std::string name_;
};

class MatchText {
 public:
  void add(std::string_view key, const Texts& words) {
    if (words.empty()) return;
    text_ += fmt::format("{}{} {}", text_.empty() ? "" : ", ", key, join(words, " or "));
  }
  void add(std::string_view key, const std::vector<Glob>& globs) {
    Texts words;
    for (const Glob& glob : globs) words.push_back(glob.pattern());
    add(key, words);
  }
  template <class Word>
  void add_words(std::string_view key, const std::vector<Word>& list) {
    Texts words;
    for (const Word word : list) words.emplace_back(to_string(word));
    add(key, words);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

void diff_rule(const Rule& before, const Rule& after, const std::vector<Rung>& rungs,
               std::vector<PolicyChange>& changes) {
  RuleDiff(before, after, rungs, changes).run();
}

std::string describe_actions(const Rule& rule, const std::vector<Rung>& rungs) {
  const std::vector<Action> actions = actions_along(rule, rungs);
  std::string text;
  for (std::size_t i = 0; i < actions.size();) {
    std::size_t end = i;
    while (end < actions.size() && actions[end] == actions[i]) ++end;
    const bool is_last = end == actions.size();
    const bool is_silent = actions[i] == Action::none || actions[i] == Action::note;
    if (!is_silent || (is_last && text.empty())) {
      const std::string where = i == 0 && is_last ? "at every rung"
                                : is_last         ? "from " + rungs[i].name + " on"
                                : end - i == 1    ? "at " + rungs[i].name
                                                  : "from " + rungs[i].name + " to " + rungs[end - 1].name;
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", verb_of(actions[i]), where);
    }
    i = end;
  }
  return text;
}

std::string describe_match(const Match& match) {
  MatchText text;
  text.add("supplier", match.suppliers);
  text.add_words("origin", match.origins);
  text.add("purl", match.purls);
  text.add("path", match.paths);
  text.add_words("scope", match.scopes);
  text.add_words("linkage", match.linkages);
  if (match.direct) text.add("relation", Texts{*match.direct ? "direct" : "transitive"});
  text.add("business unit", match.business_units);
  text.add("distribution", match.distributions);
  text.add("stage", match.stages);
  text.add("consumer", match.consumers);
  text.add("tag", match.tags);
  text.add_words("severity", match.severities);
  text.add("term", match.terms);
  std::string all = text.take();
  if (match.exclude != nullptr) all += fmt::format("{}but not {}", all.empty() ? "everything " : " ", describe_match(*match.exclude));
  return all;
}

}  // namespace sluice
