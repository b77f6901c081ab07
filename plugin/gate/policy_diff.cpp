// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/policy_diff.hpp"

#include "gate/rule_diff.hpp"
#include "policy/pack_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace sluice {
namespace {

ChangeDirection by_strength(bool is_more) { return is_more ? ChangeDirection::tightens : ChangeDirection::loosens; }

std::size_t place_in(const std::vector<Rung>& ladder, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(ladder, name, &Rung::name) - ladder.begin());
}

class PolicyDiff {
 public:
  PolicyDiff(const Policy& before, const Policy& after) : before_(before), after_(after) {}

  std::vector<PolicyChange> run() {
    compare_rules();
    compare_ladder();
    compare_routes();
    compare_waiver_policy();
    compare_limits();
    compare_register();
    compare_waivers();
    compare_categories();
    compare_packs();
    std::ranges::stable_sort(changes_, {}, [](const PolicyChange& one) { return std::tie(one.direction, one.about); });
    return std::move(changes_);
  }

 private:
  void add(ChangeDirection direction, std::string about, std::string sentence, Span before, Span after) {
    changes_.push_back({direction, std::move(about), std::move(sentence), std::move(before), std::move(after)});
  }

  void compare_rules() {
    std::set<std::string_view> taken;
    for (const Rule& rule : after_.rules) {
      const Rule* old = before_.find_rule(rule.id);
      for (const std::string& id : rule.replaces) {
        if (old == nullptr) old = before_.find_rule(id);
      }
      if (old == nullptr) {
        add(ChangeDirection::tightens, "rule " + rule.id,
            fmt::format("rule {} is now asked for, and {}: {}", rule.id, describe_actions(rule, after_.rungs), rule.title),
            {}, rule.span);
      } else {
        taken.insert(old->id);
        diff_rule(*old, rule, after_.rungs, changes_);
      }
    }
    for (const Rule& rule : before_.rules) {
      if (taken.contains(rule.id)) continue;
      const auto dropped = std::ranges::find(after_.dropped, rule.id, &Dropped::rule);
      const bool is_named = dropped != after_.dropped.end();
      add(ChangeDirection::loosens, "rule " + rule.id,
          fmt::format("rule {} is no longer asked for{}: {}", rule.id, is_named ? ", taken out by " + dropped->by : "",
                      rule.title),
          rule.span, is_named ? dropped->span : Span{});
    }
  }

  void compare_ladder() {
    for (const Rung& rung : after_.rungs) {
      const Rung* old = before_.find_rung(rung.name);
      if (old == nullptr) {
        add(ChangeDirection::neither, "ladder", fmt::format("rung {} is new", rung.name), {}, rung.span);
        continue;
      }
      for (std::size_t i = 0; i < rung.actions.size(); ++i) {
        if (rung.actions[i] == old->actions[i]) continue;
        add(by_strength(rung.actions[i] > old->actions[i]), "ladder",
            fmt::format("at rung {}, a {} finding now means {} (was: {})", rung.name, to_string(static_cast<Severity>(i)),
                        to_string(rung.actions[i]), to_string(old->actions[i])),
            old->span, rung.span);
      }
      if (rung.stops_for_danger_only != old->stops_for_danger_only) {
        add(by_strength(old->stops_for_danger_only), "ladder",
            fmt::format("at rung {}, {}", rung.name,
                        rung.stops_for_danger_only ? "only what endangers the reader's machine stops a build"
                                                   : "more than what endangers the reader's machine stops a build"),
            old->span, rung.span);
      }
    }
    for (const Rung& rung : before_.rungs) {
      if (after_.find_rung(rung.name) == nullptr)
        add(ChangeDirection::neither, "ladder", fmt::format("rung {} is gone", rung.name), rung.span, {});
    }
    if (before_.rung == after_.rung) return;
    add(by_strength(place_in(after_.rungs, after_.rung) > place_in(after_.rungs, before_.rung)), "rung",
        fmt::format("what nobody assigned is judged at rung {} (was: {})", after_.rung, before_.rung), before_.rung_span,
        after_.rung_span);
  }

  static std::string describe(const Route& route) {
    const std::string match = describe_match(route.match);
    return fmt::format("{}{}{} for {}", route.to, route.contact.empty() ? "" : " (" + route.contact + ")",
                       route.due_days ? fmt::format(" within {} days", *route.due_days) : "",
                       route.is_default  ? "the rest"
                       : match.empty()   ? "everything"
                                         : match);
  }
  void compare_routes() {
    std::map<std::string, Span> was, is;
    for (const Route& route : before_.routes) was.emplace(describe(route), route.span);
    for (const Route& route : after_.routes) is.emplace(describe(route), route.span);
    for (const auto& [text, span] : is) {
      if (!was.contains(text)) add(ChangeDirection::neither, "routes", "a route is new: to " + text, {}, span);
    }
    for (const auto& [text, span] : was) {
      if (!is.contains(text)) add(ChangeDirection::neither, "routes", "a route is gone: to " + text, span, {});
    }
  }

  void compare_waiver_policy() {
    const WaiverPolicy& was = before_.waiver_policy;
    const WaiverPolicy& is = after_.waiver_policy;
    const auto pack_of = [](const Policy& policy) { return policy.packs.empty() ? Span{} : policy.packs.back().span; };
    const Span old_place = pack_of(before_), new_place = pack_of(after_);
    const auto note = [&](ChangeDirection direction, std::string sentence) {
      add(direction, "waivers", std::move(sentence), old_place, new_place);
    };
    const auto has = [](const std::vector<std::string>& list, const std::string& word) {
      return std::ranges::find(list, word) != list.end();
    };
    for (const std::string& field : is.require)
      if (!has(was.require, field)) note(ChangeDirection::tightens, fmt::format("a waiver must now state '{}'", field));
    for (const std::string& field : was.require)
      if (!has(is.require, field)) note(ChangeDirection::loosens, fmt::format("a waiver need no longer state '{}'", field));
    const auto days = [](const std::optional<std::int32_t>& most) { return most ? fmt::format("{} days", *most) : "any time"; };
    for (std::size_t i = 0; i < is.max_days.size(); ++i) {
      if (is.max_days[i] == was.max_days[i]) continue;
      const bool is_shorter = is.max_days[i] && (!was.max_days[i] || *is.max_days[i] < *was.max_days[i]);
      note(by_strength(is_shorter), fmt::format("a waiver of a {} finding may last {} (was: {})",
                                                to_string(static_cast<Severity>(i)), days(is.max_days[i]), days(was.max_days[i])));
    }
    for (const auto& [tag, approvers] : is.approvers) {
      const auto old = was.approvers.find(tag);
      for (const std::string& who : approvers) {
        if (old != was.approvers.end() && !has(old->second, who))
          note(ChangeDirection::loosens, fmt::format("{} may now approve waivers of '{}'", who, tag));
      }
      if (old == was.approvers.end()) note(ChangeDirection::tightens, fmt::format("waivers of '{}' have approvers of their own", tag));
    }
    for (const auto& [tag, approvers] : was.approvers) {
      const auto now = is.approvers.find(tag);
      if (now == is.approvers.end()) note(ChangeDirection::loosens, fmt::format("waivers of '{}' have no approvers of their own", tag));
      for (const std::string& who : approvers) {
        if (now != is.approvers.end() && !has(now->second, who))
          note(ChangeDirection::tightens, fmt::format("{} may no longer approve waivers of '{}'", who, tag));
      }
    }
  }

  void compare_limits() {
    const auto was = policy::limit_values(before_.limits), is = policy::limit_values(after_.limits);
    for (std::size_t i = 0; i < is.size(); ++i) {
      if (is[i].second == was[i].second) continue;
      add(by_strength(is[i].second < was[i].second), "limits",
          fmt::format("limit '{}' is {} (was: {})", is[i].first, is[i].second, was[i].second),
          before_.packs.empty() ? Span{} : before_.packs.back().span,
          after_.packs.empty() ? Span{} : after_.packs.back().span);
    }
  }

  static std::string rung_text(const Supplier& supplier) {
    if (supplier.rung.empty()) return "the project's rung";
    return supplier.rung_until ? fmt::format("{} until {}", supplier.rung, to_string(*supplier.rung_until)) : supplier.rung;
  }
  /// Gentler, or for longer: what cannot be compared counts as that.
  bool is_stricter(const Supplier& was, const Supplier& is) const {
    const auto weight = [&](const Supplier& one) {
      return place_in(after_.rungs, one.rung.empty() ? after_.rung : one.rung);
    };
    if (weight(is) != weight(was)) return weight(is) > weight(was);
    return is.rung.empty() || (is.rung_until && was.rung_until && *is.rung_until < *was.rung_until);
  }
  void compare_register() {
    const auto find = [](const Policy& policy, const std::string& id) -> const Supplier* {
      const auto found = std::ranges::find(policy.suppliers, id, &Supplier::id);
      return found == policy.suppliers.end() ? nullptr : &*found;
    };
    for (const Supplier& supplier : after_.suppliers) {
      const std::string about = "supplier " + supplier.id;
      const Supplier* old = find(before_, supplier.id);
      if (old == nullptr) {
        add(ChangeDirection::neither, about, fmt::format("supplier {} is registered", supplier.id), {}, supplier.span);
      } else if (rung_text(*old) != rung_text(supplier)) {
        add(by_strength(is_stricter(*old, supplier)), about,
            fmt::format("supplier {} is judged at {} (was: {})", supplier.id, rung_text(supplier), rung_text(*old)),
            old->span, supplier.span);
      }
    }
    for (const Supplier& supplier : before_.suppliers) {
      if (find(after_, supplier.id) == nullptr)
        add(ChangeDirection::neither, "supplier " + supplier.id,
            fmt::format("supplier {} is no longer registered", supplier.id), supplier.span, {});
    }
  }

  void compare_waivers() {
    const auto find = [](const Policy& policy, const std::string& id) -> const Waiver* {
      const auto found = std::ranges::find(policy.waivers, id, &Waiver::id);
      return found == policy.waivers.end() ? nullptr : &*found;
    };
    const auto end = [](const Waiver& waiver) { return waiver.expires ? to_string(*waiver.expires) : "no day"; };
    for (const Waiver& waiver : after_.waivers) {
      const Waiver* old = find(before_, waiver.id);
      if (old == nullptr) {
        add(ChangeDirection::loosens, "waivers", fmt::format("waiver {} is new, until {}", waiver.id, end(waiver)), {},
            waiver.span);
      } else if (old->expires != waiver.expires) {
        add(by_strength(old->expires && waiver.expires && *waiver.expires < *old->expires), "waivers",
            fmt::format("waiver {} ends on {} (was: {})", waiver.id, end(waiver), end(*old)), old->span, waiver.span);
      }
    }
    for (const Waiver& waiver : before_.waivers) {
      if (find(after_, waiver.id) == nullptr)
        add(ChangeDirection::tightens, "waivers", fmt::format("waiver {} is gone", waiver.id), waiver.span, {});
    }
  }

  void compare_categories() {
    const auto compare = [&](const auto& was, const auto& is) {
      for (const auto& [license, now] : is) {
        const auto old = was.find(license);
        const bool is_new = old == was.end();
        if (!is_new && old->second.category == now.category) continue;
        add(ChangeDirection::neither, "license categories",
            fmt::format("{} is {} (was: {})", license, now.category, is_new ? uncategorized : old->second.category),
            is_new ? Span{} : old->second.span, now.span);
      }
    };
    const bool have_both = !before_.license_categories.licenses.empty() && !after_.license_categories.licenses.empty();
    if (!have_both) return;  // a policy without rules on licenses loads none
    compare(before_.license_categories.licenses, after_.license_categories.licenses);
    compare(before_.license_categories.exceptions, after_.license_categories.exceptions);
  }

  void compare_packs() {
    for (const PackRef& pack : after_.packs) {
      const auto old = std::ranges::find(before_.packs, pack.id, &PackRef::id);
      if (old == before_.packs.end()) {
        add(ChangeDirection::neither, "packs", fmt::format("pack {} {} holds", pack.id, pack.version), {}, pack.span);
      } else if (old->version != pack.version) {
        add(ChangeDirection::neither, "packs", fmt::format("pack {} is version {} (was: {})", pack.id, pack.version, old->version),
            old->span, pack.span);
      }
    }
    for (const PackRef& pack : before_.packs) {
      if (std::ranges::find(after_.packs, pack.id, &PackRef::id) == after_.packs.end())
        add(ChangeDirection::neither, "packs", fmt::format("pack {} no longer holds", pack.id), pack.span, {});
    }
  }

  const Policy& before_;
  const Policy& after_;
  std::vector<PolicyChange> changes_;
};

}  // namespace

std::vector<PolicyChange> diff_policies(const Policy& before, const Policy& after) { return PolicyDiff(before, after).run(); }

}  // namespace sluice
