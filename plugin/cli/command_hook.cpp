// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice hook: where the build hook's files lie, and what to add to a cmake line.
#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/hook_lines.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace sluice {
namespace {

void hook_cmake(bool file_only, bool init, Session& session) {
  const std::string folder = join_path(session.share_folder, "cmake");
  const std::string file = join_path(folder, init ? "SluiceInit.cmake" : "SluiceGate.cmake");
  if (!is_file(file)) {
    session.exit_code = report_error(session, Error{fmt::format("{}: no such file", file), "install sluice with `cmake --install`", Failure::cannot_finish, {}});
    return;
  }
  if (file_only) return print(file + "\n");
  print(init ? fmt::format("cmake -C {} -S . -B build\n", file)
             : fmt::format("cmake -S . -B build -DCMAKE_PROJECT_TOP_LEVEL_INCLUDES={}\n", file));
}

}  // namespace

void add_hook(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("hook", "Print how to put the gate into a build");
  command->require_subcommand(1);
  add_hook_lines(*command, session);
  CLI::App* cmake = command->add_subcommand("cmake", "The cmake line that gates a project without changing it");
  const auto file_only = std::make_shared<bool>(false);
  const auto init = std::make_shared<bool>(false);
  cmake->add_flag("--file", *file_only, "Print the file's path only");
  cmake->add_flag("--init", *init, "The form `cmake -C`, which gives a file API reply on the first run with CMake before 3.27");
  cmake->callback([file_only, init, &session] { hook_cmake(*file_only, *init, session); });
}

}  // namespace sluice
