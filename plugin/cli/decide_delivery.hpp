// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"
#include "model/acceptance.hpp"

namespace CLI {
class App;
}

namespace sluice {

/// `sluice accept` or `sluice reject`: the same act with two ends.
void add_decision(CLI::App& app, Session& session, AcceptanceDecision decision);

}  // namespace sluice
