// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy_change.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Two policies by name, and how they differ.
struct PolicyChanges {
  std::string before, after;  ///< "acme/intake 1.4.0"
  std::vector<PolicyChange> changes;
};

std::string render_changes_text(const PolicyChanges& all);
std::string render_changes_markdown(const PolicyChanges& all);
/// {"schema": "sluice.policy-diff/1", "before", "after", "changes": [{"direction", "about", "sentence", "was_at",
/// "is_at"}]}
std::string render_changes_json(const PolicyChanges& all);

}  // namespace sluice
