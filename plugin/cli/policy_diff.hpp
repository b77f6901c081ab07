// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"
#include "model/policy.hpp"

#include <string>

namespace CLI {
class App;
}

namespace sluice {

/// "acme/intake 2.0.0": the pack that was named, or the last of a project.
std::string policy_name(const Policy& policy);

/// `policy diff` below `policy`.
void add_policy_diff(CLI::App& policy, Session& session);

}  // namespace sluice
