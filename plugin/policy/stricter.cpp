// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/stricter.hpp"

#include "policy/fields.hpp"
#include "policy/tighten.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <variant>

namespace sluice::policy {
namespace {

using Texts = std::vector<std::string>;

/// Adds what the list does not have yet.
void add_missing(Texts& list, const Texts& more) {
  for (const std::string& item : more) {
    if (std::ranges::find(list, item) == list.end()) list.push_back(item);
  }
}

class Merge {
 public:
  Merge(RuleDraft& merged, const RuleDraft& project, std::deque<yaml::Node>& made)
      : draft_(merged), rule_(merged.rule), project_draft_(project), project_(project.rule), made_(made) {}

  void apply(const std::vector<Rung>& rungs) {
    std::vector<Action> strongest;
    for (const Rung& rung : rungs) strongest.push_back(std::max(action_at(rule_, rung), action_at(project_, rung)));
    take("severity", rule_.severity, project_.severity, project_.severity > rule_.severity);
    take("danger", rule_.danger, project_.danger, project_.danger);
    for (std::size_t i = 0; i < rungs.size(); ++i) {
      if (action_at(rule_, rungs[i]) < strongest[i])
        take("action." + rungs[i].name, rule_.actions[rungs[i].name], strongest[i], true);
    }
    take("effective.warn", rule_.warns_from, project_.warns_from, is_earlier(project_.warns_from, rule_.warns_from));
    take("effective.enforce", rule_.fails_from, project_.fails_from,
         is_earlier(project_.fails_from, rule_.fails_from));
    merge_leeway();
    take("on-unknown", rule_.on_unknown, project_.on_unknown,
         project_.on_unknown.value_or(Action::fail) > rule_.on_unknown.value_or(Action::fail));
    take("waivable", rule_.waivable, project_.waivable, !project_.waivable);
    take("baseline", rule_.baseline_allowed, project_.baseline_allowed, !project_.baseline_allowed);
    Texts obligations = rule_.obligations;
    add_missing(obligations, project_.obligations);
    take("obligations", rule_.obligations, obligations, obligations != rule_.obligations);
    for (const ParamSpec& param : draft_.kind->params) merge_param(param);
    add_missing(rule_.packs, project_.packs);
    std::ranges::sort(rule_.packs);
  }

 private:
  /// No day is the earliest one: the rule holds at once.
  static bool is_earlier(const std::optional<Day>& day, const std::optional<Day>& other) {
    return other && (!day || *day < *other);
  }

  template <class Value>
  void take(const std::string& field, Value& target, const Value& value, bool is_taken) {
    if (!is_taken) return;
    target = value;
    std::erase_if(rule_.setters, [&](const Setter& setter) { return setter.field == field; });
    std::ranges::copy_if(project_.setters, std::back_inserter(rule_.setters),
                         [&](const Setter& setter) { return setter.field == field; });
  }

  void merge_leeway() {
    bool is_shorter = false, is_longer = false;
    for (std::size_t i = 0; i < rule_.leeway.size(); ++i) {
      is_shorter = is_shorter || project_.leeway[i].value_or(0) < rule_.leeway[i].value_or(0);
      is_longer = is_longer || project_.leeway[i].value_or(0) > rule_.leeway[i].value_or(0);
    }
    const bool starts_elsewhere = !project_.leeway_from.empty() && project_.leeway_from != rule_.leeway_from;
    const bool is_taken = is_shorter && !is_longer && !starts_elsewhere;
    take("leeway-days", rule_.leeway_from, project_.leeway_from, is_taken);
    if (is_taken) rule_.leeway = project_.leeway;
  }

  void merge_param(const ParamSpec& param) {
    const auto ours = rule_.params.find(param.name);
    const auto theirs = project_.params.find(param.name);
    if (theirs == project_.params.end()) return;
    const bool has_globs = param.type == ParamType::glob_list || param.type == ParamType::term_list;
    if (ours == rule_.params.end() || !is_looser(param.stricter, has_globs, ours->second, theirs->second)) {
      const auto changes = project_draft_.with.find(param.name);
      draft_.with.erase(std::string(param.name));
      if (changes != project_draft_.with.end()) draft_.with.insert(*changes);
      rule_.params.insert_or_assign(std::string(param.name), theirs->second);
      return;
    }
    const bool is_growing = param.stricter == Stricter::more_items && std::holds_alternative<Texts>(ours->second);
    if (is_growing && is_looser(param.stricter, has_globs, theirs->second, ours->second)) unite(param, theirs->second);
  }

  void unite(const ParamSpec& param, const ParamValue& theirs) {
    Texts& items = std::get<Texts>(rule_.params.find(param.name)->second);
    add_missing(items, std::get<Texts>(theirs));
    std::vector<WithChange>& changes = draft_.with[std::string(param.name)];
    const Span span = changes.empty() ? rule_.span : changes.back().span;
    yaml::Node& list = made_.emplace_back();
    list.kind = yaml::Node::Kind::sequence;
    list.span = span;
    for (const std::string& item : items) {
      yaml::Node& scalar = list.items.emplace_back();
      scalar.quoted = true;
      scalar.text = item;
      scalar.span = span;
    }
    changes.push_back({&list, std::string(overlay_tightener.who), span});
  }

  RuleDraft& draft_;
  Rule& rule_;
  const RuleDraft& project_draft_;
  const Rule& project_;
  std::deque<yaml::Node>& made_;
};

}  // namespace

RuleDraft stricter_of(RuleDraft overlay, const RuleDraft& project, const std::vector<Rung>& rungs,
                      std::deque<yaml::Node>& made) {
  Merge(overlay, project, made).apply(rungs);
  return overlay;
}

}  // namespace sluice::policy
