// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/impact.hpp"

#include "gate/rejudge.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace sluice {
namespace {

bool corrects_facts(const Policy& policy) {
  return std::ranges::any_of(policy.decisions, [](const StandingDecision& decision) {
    return decision.kind == DecisionKind::corrected_fact;
  });
}

Verdict judge_under(const Policy& policy, StoredFacts& facts, Day day) {
  settle_facts(policy, Register::stored, facts);
  JudgeOptions options;
  options.day = day;
  options.in_build = facts.inventory.build.has_value();
  options.command = "sluice";
  return judge(facts.inventory, policy, options);
}

bool lies_in(std::string_view path, std::string_view delivery) {
  if (!path.starts_with(delivery)) return false;
  path.remove_prefix(delivery.size());
  return path.empty() || path.starts_with("!/") || path.starts_with("/");
}

class Differences {
 public:
  Differences(const Verdict& before, const Verdict& after, SetImpact& out) : before_(before), after_(after), out_(out) {}

  void run() {
    std::unordered_map<std::string_view, const JudgedFinding*> known;
    for (const JudgedFinding& finding : before_.findings) known.emplace(finding.fingerprint, &finding);
    for (const JudgedFinding& finding : after_.findings) {
      const auto found = known.find(finding.fingerprint);
      const JudgedFinding* const old = found == known.end() ? nullptr : found->second;
      if (old != nullptr) known.erase(found);
      compare(old, finding);
    }
    for (const JudgedFinding& finding : before_.findings) {
      if (known.contains(finding.fingerprint) && finding.action == Action::fail) {
        add(ImpactKind::newly_passes, finding, finding.action, Action::none);
      }
    }
  }

 private:
  void compare(const JudgedFinding* old, const JudgedFinding& now) {
    const Action was = old == nullptr ? Action::none : old->action;
    const bool was_unknown = old != nullptr && old->outcome == Outcome::unknown;
    if (now.outcome == Outcome::unknown && !was_unknown && now.action >= Action::warn) {
      add(ImpactKind::newly_unknown, now, was, now.action);
    } else if (now.action == Action::fail && was != Action::fail) {
      add(ImpactKind::newly_fails, now, was, now.action);
    } else if (was == Action::fail && now.action != Action::fail) {
      add(ImpactKind::newly_passes, now, was, now.action);
    }
  }

  void add(ImpactKind kind, const JudgedFinding& finding, Action before, Action after) {
    ImpactFinding one;
    one.kind = kind;
    one.facts = out_.facts;
    one.seen = out_.seen;
    for (const std::string& delivery : out_.deliveries) {
      if (lies_in(finding.subject, delivery) || lies_in(finding.place.path, delivery)) one.delivery = delivery;
    }
    one.rule = finding.rule;
    one.title = finding.title;
    one.severity = finding.severity;
    one.subject = finding.subject;
    one.term = finding.term;
    one.expected = finding.expected;
    one.supplier = finding.supplier;
    one.route = finding.route;
    one.contact = finding.contact;
    one.before = before;
    one.after = after;
    out_.findings.push_back(std::move(one));
  }

  const Verdict& before_;
  const Verdict& after_;
  SetImpact& out_;
};

void count(const ImpactFinding& finding, Impact& all) {
  RuleImpact& rule = all.rules[finding.rule];
  rule.title = finding.title;
  rule.severity = finding.severity;
  switch (finding.kind) {
    case ImpactKind::newly_fails:
      ++rule.fails, ++all.fails;
      break;
    case ImpactKind::newly_unknown:
      ++rule.unknown, ++all.unknown;
      break;
    case ImpactKind::newly_passes:
      ++rule.passes, ++all.passes;
      return;
  }
  if (!finding.seen.empty() && (rule.since.empty() || finding.seen < rule.since)) rule.since = finding.seen;
}

}  // namespace

SetImpact judge_impact(const PolicyPair& policies, StoredFacts facts, Day day, const std::string& file) {
  SetImpact out;
  out.facts = file;
  out.seen = facts.envelope.as_of;
  for (const Delivery& delivery : facts.inventory.deliveries) out.deliveries.push_back(delivery.name);
  out.lack = find_lack(facts, policies.after);
  if (out.lack.empty()) out.lack = find_lack(facts, policies.before);
  if (!out.lack.empty()) return out;
  std::optional<StoredFacts> untouched;
  if (corrects_facts(policies.before)) untouched = facts;
  const Verdict before = judge_under(policies.before, facts, day);
  const Verdict after = judge_under(policies.after, untouched ? *untouched : facts, day);
  out.before = before.gate;
  out.after = after.gate;
  Differences(before, after, out).run();
  return out;
}

void add_impact(SetImpact one, Impact& all) {
  ++all.sets;
  if (!one.lack.empty()) {
    ++all.untold;
    if (all.lacking.size() < Impact::most_kept) all.lacking.push_back(std::move(one));
    return;
  }
  const bool failed = one.before == GateOutcome::failed, fails = one.after == GateOutcome::failed;
  all.newly_failing += !failed && fails ? 1u : 0u;
  all.newly_passing += failed && !fails ? 1u : 0u;
  all.still_failing += failed && fails ? 1u : 0u;
  for (ImpactFinding& finding : one.findings) {
    count(finding, all);
    if (all.findings.size() < Impact::most_kept) all.findings.push_back(std::move(finding));
  }
}

}  // namespace sluice
