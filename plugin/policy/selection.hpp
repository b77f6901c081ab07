// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "policy/pack_file.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace sluice::policy {

/// Rule ids, each with the ids of the packs that selected it.
using Selection = std::map<std::string, std::set<std::string>, std::less<>>;

/// Decides which rules the packs at `roots` select: `use` in order with `!`, then what they extend less `without`. An
/// entry that selects or removes nothing is recorded as a problem. What was taken out goes to `dropped`.
Selection select_rules(std::span<const PackDraft> packs, const std::vector<std::size_t>& roots,
                       const Library& library, std::vector<Dropped>& dropped, Reading& reading);

}  // namespace sluice::policy
