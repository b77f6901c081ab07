// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"

namespace CLI {
class App;
}

namespace sluice {

// Subcommands of `sluice policy` with a file of their own.
void add_policy_update(CLI::App& policy, Session& session);
void add_policy_sign(CLI::App& policy, Session& session);

}  // namespace sluice
