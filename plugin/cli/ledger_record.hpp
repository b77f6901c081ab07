// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"
#include "model/inventory.hpp"
#include "model/policy.hpp"
#include "model/report.hpp"

#include <string>

namespace CLI {
class App;
}

namespace sluice {

/// --ledger FILE|URL.
void add_ledger_option(CLI::App& command, std::string& ledger, const std::string& help);

/// Where verdicts are recorded: `named` on the command line or in a request, relative to the working folder; else what
/// sluice.yaml says, relative to it. Empty: nowhere, because a ledger is never a default.
std::string ledger_place(const std::string& named, const Policy& policy);

/// Records a verdict, if there is a place to. Tells on stderr when that place ends with a container of a CI.
Result<void> record_verdict(const std::string& place, const Report& report, const Inventory& inventory,
                            const Policy& policy, const Session& session);

}  // namespace sluice
