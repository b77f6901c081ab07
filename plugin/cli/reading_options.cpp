// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/reading_options.hpp"

#include "cli/judgement.hpp"

#include <CLI/CLI.hpp>

namespace sluice {

void ReadingOptions::add_to(CLI::App& command) {
  command.add_option("--jobs", jobs, "Threads that decode and hash; 0, the default: one for each processor")
      ->type_name("N")
      ->check(CLI::Range(0, 256));
}

ReadOptions ReadingOptions::reading(const Session& session) const { return {jobs, terminal_progress(session)}; }

}  // namespace sluice
