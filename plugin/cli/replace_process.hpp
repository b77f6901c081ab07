// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Becomes the command, found in PATH; gives an exit code only if that fails.
int replace_process(const std::vector<std::string>& command, const Session& session);

/// Runs a command, its standard output into a file. An Error if it cannot be run, or ends with another code than 0.
Result<void> run_into_file(const std::vector<std::string>& command, const std::string& file);

}  // namespace sluice
