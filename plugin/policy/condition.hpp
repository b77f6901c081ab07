// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/policy.hpp"

namespace sluice::policy {

class Reading;

/// Reads the condition tree of a rule of kind `assert`; the node has been checked against its table. Every fact must be
/// one that the kind publishes, and each mapping holds exactly one operator or one test; what is not so is recorded.
Condition read_condition(const yaml::Node& node, const KindSpec& kind, Reading& reading);

}  // namespace sluice::policy
