// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "support/process.hpp"
#include "support/tree.hpp"

#include <string>
#include <vector>

namespace sluice::test {

/// Runs the sluice program of this build.
inline Ended sluice_run(std::vector<std::string> arguments, const std::string& folder = ".", const std::vector<std::string>& environment = {},
                        const std::string& input = {}) {
  arguments.insert(arguments.begin(), SLUICE_PROGRAM);
  return run(arguments, folder, environment, input);
}

inline std::string fixture(const std::string& name) { return std::string(SLUICE_SOURCE_DIR) + "/fixtures/" + name; }

}  // namespace sluice::test
