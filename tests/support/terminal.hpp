// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sluice::test {

/// How a program ended that had a terminal, and all that it wrote there (the terminal's own "\r\n" as "\n").
struct TerminalRun {
  int code = 0;
  std::string shown;
};

/// Runs a program with standard input, output and error on a terminal of its own (a pty) of so many columns; with
/// nothing else in its environment than what is given.
TerminalRun run_in_terminal(const std::vector<std::string>& command, std::uint16_t columns,
                            const std::vector<std::string>& environment);

}  // namespace sluice::test
