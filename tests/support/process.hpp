// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <vector>

namespace sluice::test {

/// How a program ended and what it said.
struct Ended {
  int code = 0;       ///< exit code; 128 + signal if it was killed
  std::string out;
  std::string err;
};

/// Runs a program without a shell in a folder. `environment` adds "NAME=value" to a fixed small environment.
Ended run(const std::vector<std::string>& command, const std::string& folder = ".", const std::vector<std::string>& environment = {});

}  // namespace sluice::test
