// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/policy.hpp"

#include <cstddef>
#include <vector>

namespace sluice::policy {

class Reading;

/// The suppliers that stand under `suppliers`, sorted by id; the mapping has been checked against its table.
std::vector<Supplier> read_suppliers(const yaml::Node& root);

/// Reads suppliers.yaml, sorted by id. A path, URL or purl pattern that two suppliers claim is recorded as a problem,
/// and so is a rung gentler than the project's (`rung`, an index into the ladder) without a last day.
std::vector<Supplier> read_register(const yaml::Document& document, std::size_t rung, const std::vector<Rung>& rungs,
                                    Reading& reading);

}  // namespace sluice::policy
