// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice reject: the refusal of a delivery (cli/decide_delivery.cpp).
#include "cli/commands.hpp"
#include "cli/decide_delivery.hpp"

namespace sluice {

void add_reject(CLI::App& app, Session& session) { add_decision(app, session, AcceptanceDecision::reject); }

}  // namespace sluice
