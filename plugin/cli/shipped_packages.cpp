// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/shipped_packages.hpp"

#include "base/plain_text.hpp"
#include "checks/license_choice.hpp"
#include "checks/licensed_uses.hpp"
#include "checks/packages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sluice {
namespace {

std::vector<LicenseList> preferred_licenses(const Policy& policy) {
  for (const Rule& rule : policy.rules) {
    if (rule.kind == "license.obligations" && !rule.list("prefer").empty()) {
      return make_preferences(rule.list("prefer"), policy.license_categories);
    }
  }
  return {};
}

/// Indexes into Inventory::licensing, by container and manifest of the package.
using LicensingByPackage = std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>>;

LicensingByPackage sort_licensing(const Inventory& inventory) {
  const Packages packages(inventory);
  LicensingByPackage sorted;
  for (std::uint32_t i = 0; i < inventory.licensing.size(); ++i) {
    const std::uint32_t index = packages.of_entry(inventory.licensing[i].entry);
    if (index == no_index) continue;
    const Package& package = packages.all()[index];
    sorted[{package.container, package.manifest}].push_back(i);
  }
  return sorted;
}

}  // namespace

std::vector<ShippedPackage> shipped_packages(const Inventory& inventory, const Policy& policy, Day day) {
  const std::vector<LicenseList> preferred = preferred_licenses(policy);
  const LicensingByPackage licensing = sort_licensing(inventory);
  std::map<std::uint32_t, std::set<std::string>> consumers;
  for (const LicensedUse& use : licensed_uses({inventory, policy, day}, Rule())) {
    std::set<std::string>& names = consumers[use.conclusion];
    if (!use.consumer.empty()) names.insert(to_plain_text(use.consumer));
  }
  std::vector<ShippedPackage> shipped;
  for (const auto& [index, names] : consumers) {
    const LicenseConclusion& conclusion = inventory.conclusions[index];
    const auto own = licensing.find({conclusion.container, conclusion.manifest});
    shipped.push_back({index,
                       choose_licenses(conclusion.concluded, preferred),
                       {names.begin(), names.end()},
                       own == licensing.end() ? std::vector<std::uint32_t>() : own->second});
  }
  return shipped;
}

std::vector<NoticeGap> undelivered_gaps(const Inventory& inventory) {
  if (!inventory.build) return {};
  std::set<std::string> left_out;
  for (const BuildTarget& target : inventory.build->targets) {
    if (!target.ships) left_out.insert(target.name);
  }
  std::set<std::uint32_t> known;
  for (const LicenseConclusion& conclusion : inventory.conclusions) known.insert(conclusion.component);
  std::set<std::uint32_t> named;
  std::vector<NoticeGap> gaps;
  for (const Use& use : inventory.uses) {
    const Component& component = inventory.components[use.component];
    const bool ships = use.scope == Scope::runtime && !left_out.contains(use.consumer);
    const bool is_others = component.provenance != Provenance::first_party && !known.contains(use.component);
    if (!ships || !is_others || !named.insert(use.component).second) continue;
    gaps.push_back(
        {to_plain_text(component.purl.empty() ? component.name : component.purl),
         fmt::format("{} links it, and nothing was delivered that names its license", to_plain_text(use.consumer)),
         "name its source under `deliveries` in sluice.yaml, or add its notices by hand"});
  }
  return gaps;
}

}  // namespace sluice
