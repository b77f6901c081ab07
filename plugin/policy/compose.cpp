// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/compose.hpp"

#include "policy/fields.hpp"
#include "policy/reading.hpp"
#include "policy/selection.hpp"
#include "policy/tighten.hpp"
#include "policy/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::policy {
namespace {

/// Values of rules that no pack selected are checked too where they need no names of packs.
void check_unselected(const Library& library, const Rules& selected, Reading& reading) {
  for (const auto& [id, draft] : library.rules()) {
    if (draft.kind == nullptr || selected.contains(id)) continue;
    for (const ParamSpec& spec : draft.kind->params) {
      const auto changes = draft.with.find(spec.name);
      if (changes == draft.with.end()) continue;
      const yaml::Node& value = *changes->second.back().value;
      const bool has_mapping =
          value.kind == yaml::Node::Kind::mapping || std::ranges::any_of(value.items, [](const yaml::Node& item) {
            return item.kind == yaml::Node::Kind::mapping;
          });
      if (!has_mapping)
        static_cast<void>(read_value(value, {spec.name, spec.type, spec.choices, draft.kind}, {}, reading));
    }
  }
}

void check_action_rungs(const Rule& rule, const PackParts& parts, Reading& reading) {
  for (const auto& [name, action] : rule.actions) {
    const Setter* setter = find_setter(rule, "action." + name);
    static_cast<void>(find_rung(parts.rungs, name, setter == nullptr ? rule.span : setter->span, reading));
  }
  const bool acts =
      std::ranges::any_of(parts.rungs, [&](const Rung& rung) { return action_at(rule, rung) != Action::none; });
  if (acts) return;
  reading
      .error("never-acts", fmt::format("rule '{}' does nothing at any rung", rule.id), rule.span,
             "its action is none everywhere")
      .help = "raise its severity or its action, or leave it out of 'use'";
}

void check_obligations(const Rule& rule, const PackParts& parts, Reading& reading) {
  for (const std::string& id : rule.obligations) {
    if (parts.obligations.contains(id)) continue;
    std::vector<std::string_view> known;
    for (const auto& [name, obligation] : parts.obligations) known.emplace_back(name);
    const Setter* setter = find_setter(rule, "obligations");
    reading
        .error("unknown-obligation", fmt::format("rule '{}' has the unknown obligation '{}'", rule.id, id),
               setter == nullptr ? rule.span : setter->span, "defined by no pack")
        .help = nearest_help("obligation", id, known);
  }
}

void check_days(const Rule& rule, Reading& reading) {
  if (!rule.warns_from || !rule.fails_from || *rule.warns_from <= *rule.fails_from) return;
  const Setter* enforce = find_setter(rule, "effective.enforce");
  const Setter* warn = find_setter(rule, "effective.warn");
  Diagnostic& problem = reading.error("day-order", fmt::format("rule '{}' fails before it warns", rule.id),
                                      enforce->span, fmt::format("fails from {}", to_string(*rule.fails_from)));
  problem.secondary.push_back(reading.label(warn->span, fmt::format("warns from {}", to_string(*rule.warns_from))));
}

}  // namespace

Rules take_selected(const Selection& selection, const Library& library) {
  Rules rules;
  for (const auto& [id, packs] : selection) {
    const RuleDraft& draft = library.rules().find(id)->second;
    if (draft.kind == nullptr) continue;
    RuleDraft& taken = rules.emplace(id, draft).first->second;
    taken.rule.packs.assign(packs.begin(), packs.end());
  }
  return rules;
}

Composition compose(std::span<const PackDraft> packs, const std::vector<std::size_t>& roots, const Library& library,
                    Reading& reading) {
  Composition composition;
  composition.parts = usual_parts();
  for (const PackDraft& pack : packs) {
    add_parts(pack, composition.parts, reading);
    add_vocabulary(pack, composition.vocabulary, reading);
  }
  composition.rules = take_selected(select_rules(packs, roots, library, composition.dropped, reading), library);
  check_unselected(library, composition.rules, reading);
  for (const PackDraft& pack : packs) {
    for (const yaml::Member& entry : members_at(pack.document->root, "raise")) {
      for (const std::string& id : find_raised(entry, composition.rules, composition.dropped, reading)) {
        apply_fields(composition.rules.find(id)->second, entry.value, pack.by, reading);
      }
    }
  }
  return composition;
}

std::vector<std::string> find_raised(const yaml::Member& entry, const Rules& rules, const std::vector<Dropped>& dropped,
                                     Reading& reading) {
  std::vector<std::string> found;
  const Glob glob(entry.key);
  for (const auto& [id, draft] : rules) {
    if (glob.matches(id)) found.push_back(id);
  }
  if (!found.empty() || std::ranges::any_of(dropped, [&](const Dropped& gone) { return glob.matches(gone.rule); }))
    return found;
  std::vector<std::string_view> known;
  for (const auto& [id, draft] : rules) known.emplace_back(id);
  reading
      .error("raise-nothing", fmt::format("'{}' in 'raise' names no selected rule", entry.key), entry.key_span,
             "changes nothing")
      .help = nearest_help("rule", entry.key, known);
  return found;
}

void finish_rules(Rules& rules, const PackParts& parts, Reading& reading) {
  for (auto& [id, draft] : rules) {
    Rule& rule = draft.rule;
    check_action_rungs(rule, parts, reading);
    check_obligations(rule, parts, reading);
    check_days(rule, reading);
    for (const Rung& rung : parts.rungs) {
      if (rule.actions.contains(rung.name)) continue;
      record(rule, "action." + rung.name, std::string(to_string(action_at(rule, rung))), parts.rungs_by, rung.span);
    }
  }
}

}  // namespace sluice::policy
