// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/tighten.hpp"

#include "base/glob.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::policy {
namespace {

using Texts = std::vector<std::string>;

bool contains(const Texts& list, const std::string& item, bool has_globs) {
  return std::ranges::any_of(list, [&](const std::string& candidate) {
    return candidate == item || (has_globs && Glob(item).is_literal() && Glob(candidate).matches(item));
  });
}

bool includes(const Texts& list, const Texts& items, bool has_globs) {
  return std::ranges::all_of(items, [&](const std::string& item) { return contains(list, item, has_globs); });
}

bool is_looser_list(Stricter direction, bool has_globs, const Texts& before, const Texts& after) {
  if (direction == Stricter::more_items) return !includes(after, before, has_globs);
  if (before.empty()) return false;
  return after.empty() || !includes(before, after, has_globs);
}

/// Days of grace; none stated is none given.
std::int32_t leeway_of(const Rule& rule) { return rule.leeway[static_cast<std::size_t>(rule.severity)].value_or(0); }

std::string day_or_none(const std::optional<Day>& day) { return day ? to_string(*day) : "no date"; }

class Loosenings {
 public:
  Loosenings(const Tightener& tightener, const RuleDraft& before, const RuleDraft& after, const Vocabulary& vocabulary,
             Reading& reading)
      : tightener_(tightener),
        before_(before.rule),
        after_(after.rule),
        draft_(after),
        vocabulary_(vocabulary),
        reading_(reading) {}

  void compare(const std::vector<Rung>& rungs) {
    if (after_.severity < before_.severity)
      refuse("severity", to_string(before_.severity), to_string(after_.severity), "severity may only go up");
    if (before_.danger && !after_.danger) refuse("danger", "true", "false", "danger stays");
    for (const Rung& rung : rungs) compare_action(rung);
    compare_day("effective.warn", before_.warns_from, after_.warns_from);
    compare_day("effective.enforce", before_.fails_from, after_.fails_from);
    compare_leeway();
    const Action unknown_before = before_.on_unknown.value_or(Action::fail);
    const Action unknown_after = after_.on_unknown.value_or(Action::fail);
    if (unknown_after < unknown_before)
      refuse("on-unknown", to_string(unknown_before), to_string(unknown_after), "missing evidence may only weigh more");
    if (!before_.waivable && after_.waivable)
      refuse("waivable", "false", "true", "a rule that nobody may waive stays so");
    if (!before_.baseline_allowed && after_.baseline_allowed)
      refuse("baseline", "never", "allowed", "a rule that no baseline holds stays so");
    if (!includes(after_.obligations, before_.obligations, false))
      refuse("obligations", "more", "fewer", "obligations may only be added");
    for (const ParamSpec& param : draft_.kind->params) compare_param(param);
    if (!is_project()) compare_match();  // a project's own key is refused by its table
  }

 private:
  void refuse(const std::string& field, std::string_view was, std::string_view is, std::string help) {
    const Setter* own = find_own_setter(field);
    const Setter* pack = find_setter(before_, field);
    Diagnostic& problem =
        reading_.error(std::string(tightener_.code),
                       fmt::format("the {} loosens '{}' of rule '{}'", tightener_.who, field, after_.id),
                       own == nullptr ? after_.span : own->span, fmt::format("the {} sets {}", tightener_.who, is));
    if (pack != nullptr && pack->span.line != 0)
      problem.secondary.push_back(reading_.label(pack->span, fmt::format("{} sets {}", pack->by, was)));
    problem.notes.push_back(fmt::format("{} holds by the packs, {} by the {}", was, is, tightener_.who));
    problem.help = std::move(help);
    if (is_project()) problem.help += "; only a rule that says 'overridable: true' may be loosened";
  }

  bool is_project() const { return tightener_.who == project_tightener.who; }

  /// What the tightener wrote; what that refers to may have been set by a pack after it in the history.
  const Setter* find_own_setter(std::string_view field) const {
    const auto& setters = after_.setters;
    const auto found = std::find_if(setters.rbegin(), setters.rend(), [&](const Setter& setter) {
      return setter.field == field && setter.by.starts_with(tightener_.who);
    });
    return found == setters.rend() ? find_setter(after_, field) : &*found;
  }

  void compare_action(const Rung& rung) {
    const Action was = action_at(before_, rung);
    const Action is = action_at(after_, rung);
    if (is < was && after_.severity >= before_.severity)
      refuse("action." + rung.name, to_string(was), to_string(is), "an action may only get stronger");
  }

  void compare_day(const std::string& field, const std::optional<Day>& was, const std::optional<Day>& is) {
    if (is && (!was || *is > *was)) refuse(field, day_or_none(was), to_string(*is), "a date may only come earlier");
  }

  void compare_leeway() {
    const bool is_longer = std::ranges::any_of(std::vector<std::size_t>{0, 1, 2, 3}, [&](std::size_t i) {
      return after_.leeway[i].value_or(0) > before_.leeway[i].value_or(0);
    });
    const bool starts_elsewhere = !before_.leeway_from.empty() && after_.leeway_from != before_.leeway_from;
    if (is_longer || starts_elsewhere || leeway_of(after_) > leeway_of(before_)) {
      refuse("leeway-days", fmt::format("{} days", leeway_of(before_)), fmt::format("{} days", leeway_of(after_)),
             "leeway may only get shorter, from the same event");
    }
  }

  void compare_param(const ParamSpec& param) {
    const auto was = before_.params.find(param.name);
    const auto is = after_.params.find(param.name);
    if (was == before_.params.end() || is == after_.params.end()) return;
    const bool has_globs = param.type == ParamType::glob_list || param.type == ParamType::term_list;
    if (!is_looser(param.stricter, has_globs, was->second, is->second) || is_overridable(param)) return;
    refuse(fmt::format("with.{}", param.name), one_line(was->second), one_line(is->second),
           fmt::format("it may move one way: {}", direction_word(param.stricter)));
  }

  /// Whether another match takes less is not compared: it has to stay.
  void compare_match() {
    const auto times = [](const Rule& rule) { return std::ranges::count(rule.setters, "match", &Setter::field); };
    if (times(after_) != times(before_)) refuse("match", "the match before", "another", "what a rule looks at stays");
  }

  /// Only for what a pack wrote: a project must not point a rule at an overridable parameter to get out.
  bool is_overridable(const ParamSpec& param) const {
    if (!is_project()) return false;
    const auto changes = draft_.with.find(param.name);
    if (changes == draft_.with.end() || changes->second.back().by == "project") return false;
    return std::ranges::any_of(definitions_in(*changes->second.back().value, vocabulary_), &Definition::is_overridable);
  }

  const Tightener& tightener_;
  const Rule& before_;
  const Rule& after_;
  const RuleDraft& draft_;
  const Vocabulary& vocabulary_;
  Reading& reading_;
};

}  // namespace

bool is_looser(Stricter direction, bool has_globs, const ParamValue& before, const ParamValue& after) {
  if (before == after) return false;
  if (direction == Stricter::fixed || before.index() != after.index()) return true;
  if (const auto* was = std::get_if<Texts>(&before))
    return is_looser_list(direction, has_globs, *was, std::get<Texts>(after));
  switch (direction) {
    case Stricter::higher:
      return after < before;
    case Stricter::lower:
      return before < after;
    case Stricter::when_true:
      return before == ParamValue(true);
    case Stricter::when_false:
      return before == ParamValue(false);
    default:
      return true;
  }
}

std::string_view direction_word(Stricter direction) {
  switch (direction) {
    case Stricter::more_items:
      return "more items";
    case Stricter::fewer_items:
      return "fewer items";
    case Stricter::higher:
      return "higher";
    case Stricter::lower:
      return "lower";
    case Stricter::when_true:
      return "true";
    case Stricter::when_false:
      return "false";
    case Stricter::fixed:
      return "not at all";
  }
  return "not at all";
}

void refuse_loosening(const Tightener& tightener, const RuleDraft& before, const RuleDraft& after,
                      const Composition& composition, Reading& reading) {
  if (before.rule.overridable && tightener.who == project_tightener.who) return;
  Loosenings(tightener, before, after, composition.vocabulary, reading).compare(composition.parts.rungs);
}

Action action_at(const Rule& rule, const Rung& rung) {
  const auto stated = rule.actions.find(rung.name);
  return stated != rule.actions.end() ? stated->second : rung.actions[static_cast<std::size_t>(rule.severity)];
}

}  // namespace sluice::policy
