// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/policy.hpp"

namespace sluice::policy {

/// Reads `match:` of a rule, route or waiver; the node has been checked against its table.
Match read_match(const yaml::Node& node);

}  // namespace sluice::policy
