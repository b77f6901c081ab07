// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <vector>

namespace sluice::test {

/// How a program ended and what it said.
struct Ended {
  int code = 0;  ///< exit code; 128 + signal if it was killed
  std::string out;
  std::string err;
  double cpu_seconds = 0;  ///< user and system time of the program and the children it waited for
  long peak_kib = 0;       ///< its largest resident set, in KiB; never below that of the program that ran it
};

/// Runs a program without a shell in a folder. `environment` adds "NAME=value" to a fixed small environment. `input` is
/// a file that it gets through a pipe; else its standard input is empty.
Ended run(const std::vector<std::string>& command, const std::string& folder = ".",
          const std::vector<std::string>& environment = {}, const std::string& input = {});

}  // namespace sluice::test
