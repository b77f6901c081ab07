// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"

#include <string>

namespace sluice {

/// A build that no CMake hook describes: where it runs, and what the gate keeps of it in BUILD/.sluice.
struct WrappedBuild {
  std::string source_folder;  ///< of the nearest sluice.yaml from the build folder upwards, else the build folder's own
  std::string build_folder;
  std::string folder() const { return build_folder + "/.sluice"; }
  std::string commands() const { return folder() + "/commands.txt"; }
};

/// The build that runs in `folder`. With `at_project` its records lie beside sluice.yaml, wherever in the tree a
/// command runs.
WrappedBuild find_wrapped_build(const std::string& folder, bool at_project);

/// Adds a command to what is known of the build, in place of the one before that made the same output; an empty line
/// only takes that away.
Result<void> set_command(const WrappedBuild& build, const std::string& output, const std::string& line);

/// Says all commands of the build anew; the same ones again change nothing.
Result<void> set_commands(const WrappedBuild& build, const std::string& commands);

/// Judges deliveries and commands. Processes of one build wait for each other, so that a change is judged once; the
/// exit code of `sluice gate`.
int judge_wrapped_build(const WrappedBuild& build, Session& session);

}  // namespace sluice
