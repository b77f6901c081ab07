// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "cli/session.hpp"

namespace CLI {
class App;
}

namespace sluice {

/// `sluice hook make|meson|ninja|conan|vcpkg`: the lines that put the gate into builds and package managers other than
/// CMake.
void add_hook_lines(CLI::App& hook, Session& session);

}  // namespace sluice
