// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/routes.hpp"

#include <algorithm>
#include <set>

namespace sluice {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

std::string contact_of(const Route& route, const std::string& supplier, const Policy& policy) {
  if (!route.contact.empty() || !route.to.starts_with("supplier")) return route.contact;
  const auto found = std::ranges::find(policy.suppliers, supplier, &Supplier::id);
  return supplier.empty() || found == policy.suppliers.end() ? std::string() : found->contact;
}

/// True if a rule's tag has a route for this unit, or one for any unit.
bool has_coordinator(const Policy& policy, const std::string& tag) {
  return std::ranges::any_of(policy.routes, [&](const Route& route) {
    const bool takes_unit =
        route.match.business_units.empty() || contains(route.match.business_units, policy.project.business_unit);
    return !route.is_default && takes_unit && contains(route.match.tags, tag);
  });
}

}  // namespace

RouteBook::RouteBook(const Policy& policy) : policy_(policy) {
  for (const Route& route : policy.routes) matches_.emplace_back(route.match);
}

Assignment RouteBook::assign(const CheckInput& input, const Finding& finding, const std::string& supplier) const {
  for (std::size_t i = 0; i < matches_.size(); ++i) {
    const Route& route = policy_.routes[i];
    if (!route.is_default && !matches_[i].fits(input, finding)) continue;
    const std::string contact = contact_of(route, supplier, policy_);
    if (contact.empty() && route.to.starts_with("supplier") && !route.is_default) continue;
    const auto due = route.due_days ? std::optional<Day>(input.day + *route.due_days) : std::nullopt;
    return {route.to, contact, due};
  }
  return {"unassigned", "", {}};
}

std::vector<std::string> uncoordinated_tags(const Policy& policy) {
  std::set<std::string> tags;
  if (policy.project.business_unit.empty()) return {};
  for (const Route& route : policy.routes) {
    if (route.match.business_units.empty()) continue;
    for (const std::string& tag : route.match.tags) {
      const bool is_used =
          std::ranges::any_of(policy.rules, [&](const Rule& rule) { return contains(rule.tags, tag); });
      if (is_used && !has_coordinator(policy, tag)) tags.insert(tag);
    }
  }
  return {tags.begin(), tags.end()};
}

}  // namespace sluice
