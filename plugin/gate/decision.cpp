// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The decision on one finding: a straight line of steps, each of which says what it did.
#include "gate/decision.hpp"

#include "gate/baseline.hpp"
#include "gate/override.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

void record(Decision& decision, std::string_view stage, Action action, std::string why) {
  decision.action = action;
  decision.steps.push_back({std::string(stage), action, std::move(why)});
}

bool is_danger(const DecisionInput& input) { return input.rule.danger && input.outcome == Outcome::fail; }

void apply_rung(const DecisionInput& input, const Policy& policy, Decision& decision) {
  const Rung* rung = policy.find_rung(input.rung);
  const Action action = rung == nullptr ? Action::fail : action_at(input.rule, *rung, input.outcome);
  if (is_danger(input)) {
    record(decision, "danger", action, "it endangers the reader's machine, so it fails at every rung");
  } else {
    record(decision, "rung", action,
           fmt::format("severity {}, outcome {}, at rung '{}'", to_string(input.rule.severity),
                       to_string(input.outcome), input.rung));
  }
}

/// Something that lowers an action before a day.
struct Grace {
  std::string_view stage;
  Action most;
  Day ends;
  std::string why;
};

std::vector<Grace> graces_of(const DecisionInput& input) {
  const Rule& rule = input.rule;
  std::vector<Grace> graces;
  if (rule.fails_from) {
    graces.push_back({"effective", Action::warn, *rule.fails_from,
                      fmt::format("at most a warning before {}", to_string(*rule.fails_from))});
  }
  if (rule.warns_from) {
    graces.push_back({"effective", Action::note, *rule.warns_from,
                      fmt::format("at most a note before {}", to_string(*rule.warns_from))});
  }
  const auto leeway = rule.leeway[static_cast<std::size_t>(rule.severity)];
  if (leeway && input.leeway_start) {
    const Day ends = *input.leeway_start + *leeway;
    graces.push_back(
        {"leeway", Action::warn, ends,
         fmt::format("{} days of leeway since {} ({})", *leeway, to_string(*input.leeway_start), rule.leeway_from)});
  }
  return graces;
}

/// What the action becomes is its full strength, from the first day on which nothing lowers it any more.
void apply_dates(const DecisionInput& input, Day day, Decision& decision) {
  const Action full = decision.action;
  for (Grace& grace : graces_of(input)) {
    if (day >= grace.ends || full <= grace.most) continue;
    const Day from = decision.becomes ? std::max(decision.becomes->from, grace.ends) : grace.ends;
    decision.becomes = Becomes{full, from};
    if (decision.action > grace.most) record(decision, grace.stage, grace.most, std::move(grace.why));
  }
}

/// Overlay and project can only raise, and the policy reader has already put what they raised into the rule's fields.
/// Their place in the order is here, for people: the step names who raised it.
void note_raises(const DecisionInput& input, Decision& decision) {
  for (const Setter& setter : input.rule.setters) {
    const bool decides = setter.field == "severity" || setter.field == "action." + input.rung ||
                         setter.field.starts_with("effective.") || setter.field.starts_with("leeway-days");
    const bool is_overlay = setter.by.starts_with("overlay");
    if (!decides || (setter.by != "project" && !is_overlay)) continue;
    record(decision, is_overlay ? "overlay" : "project", decision.action,
           fmt::format("the {} set {} to {} ({})", setter.by, setter.field, setter.value, to_string(setter.span)));
  }
}

/// The waiver that holds, or null: the one that lasts longest, then the first by id, so that the order of files does
/// not show.
const ConsideredWaiver* find_holding(const DecisionInput& input, const Policy& policy) {
  const ConsideredWaiver* best = nullptr;
  const auto rank = [&](const ConsideredWaiver& one) {
    const Waiver& waiver = policy.waivers[one.index];
    return std::pair(-waiver.expires->since_epoch, std::string_view(waiver.id));
  };
  for (const ConsideredWaiver& considered : input.waivers) {
    if (considered.answer.silences() && (best == nullptr || rank(considered) < rank(*best))) best = &considered;
  }
  return best;
}

void apply_waivers(const DecisionInput& input, const Policy& policy, Decision& decision) {
  if (const ConsideredWaiver* holding = find_holding(input, policy)) {
    decision.waived = true;
    decision.waiver = policy.waivers[holding->index].id;
    decision.becomes.reset();
    record(decision, "waiver", std::min(decision.action, Action::note),
           fmt::format("waiver {}: {}", decision.waiver, holding->answer.why));
  }
  for (const ConsideredWaiver& considered : input.waivers) {
    if (considered.answer.silences()) continue;
    const Waiver& waiver = policy.waivers[considered.index];
    decision.notes.push_back(fmt::format("waiver {} does not apply ({}): {}; owner {}", waiver.id,
                                         to_string(considered.answer.state), considered.answer.why,
                                         waiver.owner.empty() ? "not named" : waiver.owner));
  }
  std::ranges::sort(decision.notes);
}

void apply_baseline(const DecisionInput& input, const Policy& policy, Decision& decision) {
  if (decision.waived || !may_be_known(input.rule)) return;
  decision.known = std::ranges::binary_search(policy.baseline.fingerprints, input.fingerprint);
  if (!decision.known) return;
  if (decision.action > Action::warn) record(decision, "baseline", Action::warn, "known since the baseline was taken");
  if (decision.becomes) decision.becomes->action = std::min(decision.becomes->action, Action::warn);
  if (decision.becomes && decision.becomes->action <= decision.action) decision.becomes.reset();
}

void apply_override(const DecisionInput& input, const Policy& policy, Decision& decision) {
  const auto& live = policy.active_override;
  if (decision.action != Action::fail || !live || !is_live(*live, input.now_unix)) return;
  if (input.is_release || input.rule.danger) return;
  decision.overridden = true;
  record(decision, "override", Action::warn, fmt::format("let through by override {}", live->ticket));
}

}  // namespace

Action action_at(const Rule& rule, const Rung& rung, Outcome outcome) {
  if (outcome == Outcome::pass || outcome == Outcome::not_applicable) return Action::none;
  const bool is_unknown = outcome != Outcome::fail;
  if (rule.danger && !is_unknown) return Action::fail;
  const auto own = rule.actions.find(rung.name);
  const Action as_failure =
      own != rule.actions.end() ? own->second : rung.actions[static_cast<std::size_t>(rule.severity)];
  const Action action = is_unknown ? rule.on_unknown.value_or(as_failure) : as_failure;
  const bool only_warns = rung.stops_for_danger_only || rule.basis == Basis::heuristic;
  return only_warns ? std::min(action, Action::warn) : action;
}

Decision decide_action(const DecisionInput& input, const Policy& policy, Day day) {
  Decision decision;
  apply_rung(input, policy, decision);
  apply_dates(input, day, decision);
  note_raises(input, decision);
  // The committee's standing answers (decisions.yaml) will stand here: after every date, before every exception.
  apply_waivers(input, policy, decision);
  apply_baseline(input, policy, decision);
  apply_override(input, policy, decision);
  return decision;
}

}  // namespace sluice
