// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"
#include "gate/judge.hpp"
#include "gate/pipeline.hpp"
#include "hooks/build_request.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Judges the facts and wraps the verdict with its envelope: tool, day, start, folder, how long its validity lasts.
Report make_report(const Inventory& inventory, const Policy& policy, const JudgeOptions& options, const Session& session, bool is_past);

/// Adds the build that a request describes to the inventory: facts only. Returns what read_build() does.
Result<std::vector<std::string>> see_build(const BuildRequest& request, const Session& session, Inventory& inventory);

/// Adds the build that a request describes to the inventory, its components with their suppliers by the register and the licenses that the
/// records of their owners declare. Returns what read_build() does.
Result<std::vector<std::string>> add_build(const BuildRequest& request, const Policy& policy, const Session& session, Inventory& inventory);

}  // namespace sluice
