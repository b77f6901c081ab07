// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/waivers.hpp"

#include "base/text.hpp"
#include "gate/pins.hpp"
#include "model/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr Words<WaiverState, 12> state_words{{"pending", "active", "expiring", "expired", "unused", "unknown-rule",
                                              "not-waivable", "too-long", "unapproved", "void-pin", "fixed",
                                              "invalid"}};

std::string days(std::int32_t n) { return count_of(static_cast<std::uint64_t>(n), "day", "days"); }

struct Required {
  std::string_view name;
  bool is_given;
};

/// Why the waiver cannot be judged at all, or empty.
std::string defect_of(const Waiver& waiver, const WaiverPolicy& policy) {
  if (!waiver.defects.empty()) return waiver.defects.front().message;
  if (!waiver.expires) return "it has no 'expires'";
  if (waiver.starts && *waiver.expires < *waiver.starts) return "it ends before it starts";
  const Required fields[] = {{"owner", !waiver.owner.empty()},        {"approved-by", !waiver.approved_by.empty()},
                             {"reason", !waiver.reason.empty()},      {"ticket", !waiver.ticket.empty()},
                             {"category", !waiver.category.empty()},  {"justification", !waiver.justification.empty()},
                             {"created", waiver.created.has_value()}, {"pin", !waiver.pin_sha256.empty()}};
  for (const Required& field : fields) {
    const bool is_required = std::ranges::find(policy.require, field.name) != policy.require.end();
    if (is_required && !field.is_given) return fmt::format("it has no '{}'", field.name);
  }
  return {};
}

/// Why it lasts too long for one of its rules, or empty. It counts from the earliest day that it states.
std::string excess_of(const Waiver& waiver, const std::vector<const Rule*>& rules, const WaiverPolicy& policy) {
  const std::optional<Day> starts = waiver.created && waiver.starts ? std::min(waiver.created, waiver.starts)
                                    : waiver.created                ? waiver.created
                                                                    : waiver.starts;
  for (const Rule* rule : rules) {
    const auto most = policy.max_days[static_cast<std::size_t>(rule->severity)];
    if (!rule->waivable || !most || (starts && *waiver.expires - *starts <= *most)) continue;
    const std::string lasts =
        starts ? "it lasts " + days(*waiver.expires - *starts) : "it does not say since when it lasts";
    return fmt::format("{}, and for {} ({}) at most {} are allowed", lasts, rule->id, to_string(rule->severity),
                       days(*most));
  }
  return {};
}

/// The names in `approved-by: "license-committee, psirt"`, without the owner: nobody approves a waiver of their own.
std::vector<std::string> approvers_of(const Waiver& waiver) {
  std::vector<std::string> names;
  for (const std::string_view part : split(waiver.approved_by, ',')) {
    const std::string_view name = trim(part);
    if (!name.empty() && to_lower_ascii(name) != to_lower_ascii(trim(waiver.owner))) names.emplace_back(name);
  }
  return names;
}

/// Why the approvers may not approve for a rule, or empty: each of its tags that has approvers of its own must have
/// said yes, so that security alone cannot waive a license rule; a rule without such a tag needs one of "*".
std::string refusal_of(const Rule& rule, const std::vector<std::string>& given, const WaiverPolicy& policy) {
  const auto lacks = [&](const std::vector<std::string>& allowed) {
    return std::ranges::none_of(
        given, [&](const std::string& name) { return std::ranges::find(allowed, name) != allowed.end(); });
  };
  const auto refusal = [&](const std::vector<std::string>& allowed) {
    return fmt::format("'{}' may not approve for {}; it needs {}", join(given, ", "), rule.id, join(allowed, " or "));
  };
  bool has_own = false;
  for (const std::string& tag : rule.tags) {
    const auto allowed = policy.approvers.find(tag);
    if (allowed == policy.approvers.end()) continue;
    has_own = true;
    if (lacks(allowed->second)) return refusal(allowed->second);
  }
  const auto rest = policy.approvers.find("*");
  if (has_own || rest == policy.approvers.end() || !lacks(rest->second)) return {};
  return refusal(rest->second);
}

/// Four eyes: why the approval does not count, or empty. Nobody need approve where the policy names no approvers.
std::string approval_problem(const Waiver& waiver, const std::vector<const Rule*>& rules, const WaiverPolicy& policy) {
  const std::vector<std::string> given = approvers_of(waiver);
  if (given.empty() && !is_blank(waiver.approved_by)) {
    return fmt::format("'{}' approved a waiver of their own", trim(waiver.owner));
  }
  if (given.empty()) return policy.approvers.empty() ? "" : "nobody approved it";
  for (const Rule* rule : rules) {
    if (!rule->waivable) continue;
    if (std::string refusal = refusal_of(*rule, given, policy); !refusal.empty()) return refusal;
  }
  return {};
}

/// The states that dates decide, for a waiver that is otherwise sound.
WaiverAnswer dated_state(const Waiver& waiver, const WaiverPolicy& policy, Day day) {
  const Day starts = waiver.starts.value_or(waiver.created.value_or(day));
  if (day < starts) return {WaiverState::pending, fmt::format("it starts on {}", to_string(starts))};
  const std::string ends = to_string(*waiver.expires);
  const std::int32_t left = *waiver.expires - day;
  if (left < 0) return {WaiverState::expired, fmt::format("it ended {} ago, after {}", days(-left), ends)};
  if (left > policy.warn_days) return {WaiverState::active, fmt::format("it holds until {}", ends)};
  const std::string when = left == 0 ? "it ends today" : fmt::format("it ends in {}", days(left));
  return {WaiverState::expiring, fmt::format("{}, after {}", when, ends)};
}

bool names(const Glob& pattern, const Rule& rule) {
  return pattern.matches(rule.id) ||
         std::ranges::any_of(rule.replaces, [&](const std::string& old) { return pattern.matches(old); });
}

std::string fixed_version(const Finding& finding) {
  for (const auto& [name, value] : finding.values) {
    if (name == "fixed-version") return value;
  }
  return {};
}

}  // namespace

std::string_view to_string(WaiverState state) { return state_words[state]; }

std::vector<const Rule*> rules_of(const Waiver& waiver, const Policy& policy) {
  std::vector<Glob> patterns;
  for (const std::string& pattern : waiver.rules) patterns.emplace_back(pattern);
  std::vector<const Rule*> found;
  for (const Rule& rule : policy.rules) {
    if (std::ranges::any_of(patterns, [&](const Glob& pattern) { return names(pattern, rule); }))
      found.push_back(&rule);
  }
  return found;
}

WaiverAnswer standing(const Waiver& waiver, const Policy& policy, Day day) {
  if (std::string why = defect_of(waiver, policy.waiver_policy); !why.empty()) return {WaiverState::invalid, why};
  const std::vector<const Rule*> rules = rules_of(waiver, policy);
  if (rules.empty()) {
    return {WaiverState::unknown_rule, fmt::format("no rule of this policy is named {}", join(waiver.rules, ", "))};
  }
  if (std::ranges::none_of(rules, &Rule::waivable)) {
    return {WaiverState::not_waivable, fmt::format("{} allows no waiver", rules.front()->id)};
  }
  if (std::string why = excess_of(waiver, rules, policy.waiver_policy); !why.empty()) {
    return {WaiverState::too_long, why};
  }
  if (std::string why = approval_problem(waiver, rules, policy.waiver_policy); !why.empty()) {
    return {WaiverState::unapproved, why};
  }
  return dated_state(waiver, policy.waiver_policy, day);
}

WaiverBook::WaiverBook(const Policy& policy, Day day) : policy_(policy) {
  for (const Waiver& waiver : policy.waivers) {
    pages_.push_back({standing(waiver, policy, day), rules_of(waiver, policy), FindingMatch(waiver.match)});
  }
}

std::vector<ConsideredWaiver> WaiverBook::consider(const CheckInput& input, const Finding& finding) const {
  std::vector<ConsideredWaiver> considered;
  const Rule* rule = &policy_.rules[finding.rule];
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const Page& page = pages_[i];
    const bool names_it = std::ranges::find(page.rules, rule) != page.rules.end();
    if (names_it && page.match.fits(input, finding)) considered.push_back({i, answer_for(i, input, finding)});
  }
  return considered;
}

WaiverAnswer WaiverBook::answer_for(std::size_t index, const CheckInput& input, const Finding& finding) const {
  const Waiver& waiver = policy_.waivers[index];
  const Rule& rule = policy_.rules[finding.rule];
  if (!rule.waivable) return {WaiverState::not_waivable, fmt::format("{} allows no waiver", rule.id)};
  if (!pages_[index].standing.silences()) return pages_[index].standing;
  if (!waiver.pin_sha256.empty() && !is_pinned(input.inventory, finding.subject, waiver.pin_sha256)) {
    return {WaiverState::void_pin, "its pin names other bytes than those delivered"};
  }
  const std::string fixed = fixed_version(finding);
  if (waiver.until_fixed && !fixed.empty()) {
    return {WaiverState::fixed, fmt::format("it ended by itself: {} is fixed in {}", finding.term, fixed)};
  }
  return pages_[index].standing;
}

}  // namespace sluice
