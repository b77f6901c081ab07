// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace sluice::bench {

/// What a child process cost.
struct Cost {
  double seconds = 0;
  double megabytes = 0;   ///< peak resident memory
  int exit_code = 0;
};

/// Runs a command without a shell, its output discarded. exit_code 127 if it cannot be started.
Cost run(const std::vector<std::string>& command, const std::string& folder = ".");

/// The best of some rounds of two things, taken in turn so that a noisy machine hits both.
struct Pair {
  double first = 0;    ///< seconds
  double second = 0;   ///< seconds
  double ratio() const { return first / second; }
};
Pair compare(int rounds, const std::function<double()>& first, const std::function<double()>& second);

/// Seconds that a call takes.
double time_of(const std::function<void()>& call);

/// Prints one line: name, figure, bound, and "ok" or "OVER". Returns whether the bound holds.
bool report(const std::string& name, double figure, const std::string& unit, double bound, const std::string& against);

/// The same where the bound is the least that will do.
bool report_least(const std::string& name, double figure, const std::string& unit, double bound, const std::string& against);

}  // namespace sluice::bench
