// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/suppliers.hpp"

#include <algorithm>

namespace sluice {
namespace {

bool any_matches(const std::vector<Glob>& globs, std::string_view text) {
  return !text.empty() && std::ranges::any_of(globs, [&](const Glob& glob) { return glob.matches(text); });
}

/// "deliveries/acme/**" of the register fits "/home/ci/job/deliveries/acme/x.zip".
bool any_path_matches(const std::vector<Glob>& globs, std::string_view path) {
  for (std::size_t start = 0; start < path.size();) {
    if (any_matches(globs, path.substr(start))) return true;
    const std::size_t slash = path.find('/', start);
    start = slash == std::string_view::npos ? path.size() : slash + 1;
  }
  return false;
}

std::string find_by_identity(const Policy& policy, const Component& component) {
  const auto& suppliers = policy.suppliers;
  auto found =
      std::ranges::find_if(suppliers, [&](const Supplier& one) { return any_matches(one.purls, component.purl); });
  if (found == suppliers.end()) {
    found =
        std::ranges::find_if(suppliers, [&](const Supplier& one) { return any_matches(one.urls, component.source); });
  }
  return found == suppliers.end() ? std::string() : found->id;
}

}  // namespace

std::string find_supplier(const Policy& policy, std::string_view path, std::string_view url) {
  const auto found = std::ranges::find_if(policy.suppliers, [&](const Supplier& one) {
    return any_path_matches(one.paths, path) || any_matches(one.urls, url);
  });
  return found == policy.suppliers.end() ? std::string() : found->id;
}

void name_suppliers(const Policy& policy, Inventory& inventory) {
  for (Component& component : inventory.components) {
    if (component.supplier.empty()) component.supplier = find_by_identity(policy, component);
  }
}

RungChoice rung_of(const Policy& policy, std::string_view supplier, Day day) {
  const auto found = std::ranges::find(policy.suppliers, supplier, &Supplier::id);
  if (supplier.empty() || found == policy.suppliers.end() || found->rung.empty()) return {policy.rung, {}};
  if (found->rung_until && day > *found->rung_until) return {policy.rung, {}};
  return {found->rung, found->rung_until};
}

}  // namespace sluice
