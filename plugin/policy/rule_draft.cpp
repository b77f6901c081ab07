// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/rule_draft.hpp"

#include "base/text.hpp"
#include "policy/fields.hpp"
#include "policy/matches.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::policy {
namespace {

constexpr std::array<std::string_view, 6> placeholders = {"subject", "term",  "expected",
                                                          "missing", "route", "delivery"};

/// Fix texts may hold fixed placeholders only; braces around anything but one lower-case word are ordinary text.
void check_placeholders(const yaml::Node& node, Reading& reading) {
  for (std::size_t open = node.text.find('{'); open != std::string::npos; open = node.text.find('{', open + 1)) {
    const std::size_t close = node.text.find('}', open);
    if (close == std::string::npos) return;
    const std::string name = node.text.substr(open + 1, close - open - 1);
    const bool is_word = !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos;
    if (!is_word || std::ranges::find(placeholders, name) != placeholders.end()) continue;
    const std::vector<std::string_view> known(placeholders.begin(), placeholders.end());
    reading
        .error("unknown-placeholder", fmt::format("fix texts have no placeholder '{{{}}}'", name), node.span,
               "unknown placeholder")
        .help = fmt::format("it may be {}", one_of(known));
  }
}

struct Change {
  RuleDraft& draft;
  const yaml::Node& fields;
  const std::string& by;
  Reading& reading;

  void note(const std::string& field, std::string value, const Span& span) const {
    record(draft.rule, field, std::move(value), by, span);
  }

  template <class Enum>
  void set_word(std::string_view key, Enum& target, std::optional<Enum> (*parse)(std::string_view)) const {
    const auto value = word_at(fields, key, parse);
    if (!value) return;
    target = *value;
    note(std::string(key), std::string(to_string(*value)), span_at(fields, key));
  }

  void set_flag(std::string_view key, bool& target) const {
    const auto value = flag_at(fields, key);
    if (!value) return;
    target = *value;
    note(std::string(key), *value ? "true" : "false", span_at(fields, key));
  }

  void set_texts(std::string_view key, std::vector<std::string>& target) const {
    if (fields.find(key) == nullptr) return;
    target = texts_at(fields, key);
    note(std::string(key), one_line(target), span_at(fields, key));
  }

  void set_actions() const {
    for (const yaml::Member& member : members_at(fields, "action")) {
      const auto action = parse_action(member.value.text);
      if (!action) continue;
      draft.rule.actions[member.key] = *action;
      note("action." + member.key, member.value.text, member.key_span);
    }
  }

  void set_day(const yaml::Node& mapping, std::string_view key, std::optional<Day>& target) const {
    const auto day = day_at(mapping, key);
    if (!day) return;
    target = day;
    note(fmt::format("effective.{}", key), to_string(*day), span_at(mapping, key));
  }

  void set_effective() const {
    const yaml::Node* node = fields.find("effective");
    if (node == nullptr) return;
    set_day(*node, "warn", draft.rule.warns_from);
    set_day(*node, "enforce", draft.rule.fails_from);
  }

  void set_leeway() const {
    const yaml::Node* node = fields.find("leeway-days");
    if (node == nullptr) return;
    for (std::size_t i = 0; i < draft.rule.leeway.size(); ++i) {
      const auto days = integer_at(*node, to_string(static_cast<Severity>(i)));
      draft.rule.leeway[i] = days ? std::optional(static_cast<std::int32_t>(*days)) : std::nullopt;
    }
    draft.rule.leeway_from = text_at(*node, "from");
    note("leeway-days", one_line(*node), node->span);
  }

  void set_on_unknown() const {
    const auto action = word_at(fields, "on-unknown", parse_action);
    if (!action) return;
    draft.rule.on_unknown = action;
    note("on-unknown", std::string(to_string(*action)), span_at(fields, "on-unknown"));
  }

  void set_baseline() const {
    const std::string word = text_at(fields, "baseline");
    if (word.empty()) return;
    draft.rule.baseline_allowed = word != "never";
    note("baseline", word, span_at(fields, "baseline"));
  }

  void set_match() const {
    const yaml::Node* node = fields.find("match");
    if (node == nullptr) return;
    draft.rule.match = read_match(*node);
    note("match", one_line(*node), node->span);
  }

  void set_fix() const {
    Rule& rule = draft.rule;
    const std::array<std::pair<std::string_view, std::string*>, 5> texts = {{{"supplier", &rule.fix_supplier},
                                                                             {"integrator", &rule.fix_integrator},
                                                                             {"coordinator", &rule.fix_coordinator},
                                                                             {"command", &rule.fix_command},
                                                                             {"docs", &rule.fix_docs}}};
    for (const yaml::Member& member : members_at(fields, "fix")) {
      const auto text = std::ranges::find(texts, member.key, &std::pair<std::string_view, std::string*>::first);
      if (text == texts.end()) continue;
      check_placeholders(member.value, reading);
      *text->second = member.value.text;
      note("fix." + member.key, member.value.text, member.value.span);
    }
  }

  void set_with() const {
    if (draft.kind == nullptr) return;
    for (const yaml::Member& member : members_at(fields, "with")) {
      const auto& params = draft.kind->params;
      if (std::ranges::find(params, member.key, &ParamSpec::name) != params.end()) {
        draft.with[member.key].push_back({&member.value, by, member.value.span});
        continue;
      }
      std::vector<std::string_view> known;
      for (const ParamSpec& param : params) known.push_back(param.name);
      Diagnostic& problem = reading.error(
          "unknown-param", fmt::format("the kind '{}' has no parameter '{}'", draft.kind->name, member.key),
          member.key_span, "unknown parameter");
      problem.help = nearest_help("parameter", member.key, known);
      if (problem.help.empty() && !known.empty()) problem.help = fmt::format("it has {}", one_of(known));
    }
  }
};

void add_param_history(Rule& rule, const ParamSpec& spec, const std::vector<WithChange>& changes,
                       const Vocabulary& vocabulary) {
  const std::string field = fmt::format("with.{}", spec.name);
  if (const auto otherwise = default_value(spec)) record(rule, field, one_line(*otherwise), "default", {});
  for (const WithChange& change : changes) record(rule, field, one_line(*change.value), change.by, change.span);
  if (changes.empty()) return;
  for (const Definition* definition : definitions_in(*changes.back().value, vocabulary)) {
    for (const Setter& setter : definition->setters) record(rule, field, setter.value, setter.by, setter.span);
  }
}

}  // namespace

void record(Rule& rule, std::string field, std::string value, const std::string& by, const Span& span) {
  rule.setters.push_back({std::move(field), std::move(value), by, span});
}

const Setter* find_setter(const Rule& rule, std::string_view field) {
  const auto found = std::find_if(rule.setters.rbegin(), rule.setters.rend(),
                                  [&](const Setter& setter) { return setter.field == field; });
  return found == rule.setters.rend() ? nullptr : &*found;
}

void apply_fields(RuleDraft& draft, const yaml::Node& fields, const std::string& by, Reading& reading) {
  const Change change{draft, fields, by, reading};
  change.set_word("severity", draft.rule.severity, parse_severity);
  change.set_flag("danger", draft.rule.danger);
  change.set_word("basis", draft.rule.basis, parse_basis);
  change.set_word("scope", draft.rule.scope, parse_rule_scope);
  change.set_texts("tags", draft.rule.tags);
  change.set_actions();
  change.set_match();
  change.set_with();
  change.set_effective();
  change.set_leeway();
  change.set_on_unknown();
  change.set_flag("waivable", draft.rule.waivable);
  change.set_baseline();
  change.set_flag("overridable", draft.rule.overridable);
  change.set_texts("obligations", draft.rule.obligations);
  change.set_fix();
}

void resolve_params(RuleDraft& draft, const Vocabulary& vocabulary, Reading& reading) {
  Rule& rule = draft.rule;
  std::erase_if(rule.setters, [](const Setter& setter) { return setter.field.starts_with("with."); });
  rule.params.clear();
  for (const ParamSpec& spec : draft.kind->params) {
    const auto found = draft.with.find(spec.name);
    static const std::vector<WithChange> unchanged;
    const std::vector<WithChange>& changes = found == draft.with.end() ? unchanged : found->second;
    const auto value =
        changes.empty()
            ? default_value(spec)
            : read_value(*changes.back().value, {spec.name, spec.type, spec.choices, draft.kind}, vocabulary, reading);
    if (!value) continue;
    rule.params.insert_or_assign(std::string(spec.name), *value);
    add_param_history(rule, spec, changes, vocabulary);
    if (!changes.empty()) rule.setters.back().value = one_line(*value);
  }
}

}  // namespace sluice::policy
