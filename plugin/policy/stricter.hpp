// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/policy.hpp"
#include "policy/rule_draft.hpp"

#include <deque>
#include <vector>

namespace sluice::policy {

/// The overlay's draft of a rule that the project has too, with whatever the project's asks for more strictly. Where the
/// two cannot be compared (match, parameters that move no way) the overlay's holds; of lists where more items are
/// stricter, both items hold. Both have their parameters resolved. New values are kept in `made`.
RuleDraft stricter_of(RuleDraft overlay, const RuleDraft& project, const std::vector<Rung>& rungs,
                      std::deque<yaml::Node>& made);

}  // namespace sluice::policy
