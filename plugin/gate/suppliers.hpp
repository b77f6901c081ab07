// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"
#include "model/policy.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// The supplier of a delivery by the register: the first (by id) whose path globs fit the host path, or the part of it
/// below any folder, or whose URL globs fit the URL it was fetched from; empty if none does. What the manifest claims
/// does not count here: the kind delivery.manifest compares it with this answer.
std::string find_supplier(const Policy& policy, std::string_view path, std::string_view url);

/// Gives every component that has no supplier the one whose purl globs fit its purl, else whose URL globs fit its
/// source.
void name_suppliers(const Policy& policy, Inventory& inventory);

/// The rung that a supplier is judged at on a day.
struct RungChoice {
  std::string rung;
  std::optional<Day> until;  ///< last day of a rung of the supplier's own; the project's holds after it
};
RungChoice rung_of(const Policy& policy, std::string_view supplier, Day day);

}  // namespace sluice
