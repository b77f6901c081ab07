// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/supplier_option.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace sluice {

Result<void> check_supplier(const Policy& policy, const std::string& id) {
  if (std::ranges::find(policy.suppliers, id, &Supplier::id) != policy.suppliers.end()) return {};
  std::vector<std::string_view> known;
  for (const Supplier& one : policy.suppliers) known.push_back(one.id);
  const auto near = find_nearest(id, known);
  return refuse(fmt::format("--supplier {}: the register has no such supplier", id),
                near           ? fmt::format("did you mean '{}'?", *near)
                : known.empty() ? "name the register in sluice.yaml: `suppliers: suppliers.yaml`"
                                : "enter the supplier in suppliers.yaml");
}

}  // namespace sluice
