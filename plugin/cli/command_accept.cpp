// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice accept: the act of acceptance (cli/decide_delivery.cpp).
#include "cli/commands.hpp"
#include "cli/decide_delivery.hpp"

namespace sluice {

void add_accept(CLI::App& app, Session& session) { add_decision(app, session, AcceptanceDecision::accept); }

}  // namespace sluice
