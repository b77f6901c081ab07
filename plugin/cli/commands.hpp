// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"

#include <memory>

namespace CLI {
class App;
}

namespace sluice {

#define SLUICE_COMMAND(stem) void add_##stem(CLI::App& app, Session& session);
#include "cli/registry.def"
#undef SLUICE_COMMAND

/// The whole command line; the session must outlive it.
std::shared_ptr<CLI::App> make_command_line(Session& session);

/// Parses the session's arguments, runs the command and returns the exit code.
int run_program(Session session);

}  // namespace sluice
