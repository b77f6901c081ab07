// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice cc: in front of a compiler, linker or archiver. It judges before it lets the command run, and then becomes it.
#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/replace_process.hpp"
#include "cli/wrapped_build.hpp"
#include "hooks/command_lines.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace sluice {
namespace {

constexpr const char* footer =
    "For builds that describe themselves by nothing but commands. Judges the deliveries that sluice.yaml names before "
    "the\n"
    "first file is compiled, and what a program links before it is linked; a refusal ends the command with code 1.\n"
    "sluice.yaml is looked for from the working folder upwards; what was seen lies beside it in .sluice/.\n"
    "\n"
    "  make CC=\"sluice cc -- gcc\" CXX=\"sluice cc -- g++\" AR=\"sluice cc -- ar\"\n"
    "  sluice hook meson                    the same for Meson, as a native file\n";

/// Programs that configure scripts link to try things out.
bool is_trial(const std::string& output, const std::string& folder) {
  constexpr std::array<std::string_view, 3> folders = {"meson-private", "CMakeFiles/CMakeTmp",
                                                       "CMakeFiles/CMakeScratch"};
  const auto lies_there = [&](std::string_view part) {
    return output.find(part) != std::string::npos || folder.find(part) != std::string::npos;
  };
  return file_name_of(output).starts_with("conftest") || std::ranges::any_of(folders, lies_there);
}

int run_cc(const std::vector<std::string>& command, Session& session) {
  const auto target = target_of_command(command, {});
  const bool compiles = kind_of_command(std::span(command).subspan(1)) == CommandKind::compiles;
  if (!target && !compiles) return replace_process(command, session);
  const WrappedBuild build = find_wrapped_build(session.folder, true);
  const bool is_known = target && !is_trial(target->id, session.folder);
  const std::string output = is_known ? absolute_path(join_path(session.folder, target->id)) : "";
  if (is_known) {
    const Result<void> added =
        set_command(build, output, to_command_line(with_absolute_paths(command, session.folder)));
    if (!added) return report_error(session, added.error());
  }
  const int code = judge_wrapped_build(build, session);
  if (code == exit_passed) return replace_process(command, session);
  // What was refused was not linked: it must not stand in the way of compiling what mends it.
  if (is_known) {
    if (const Result<void> dropped = set_command(build, output, ""); !dropped)
      return report_error(session, dropped.error());
  }
  return code;
}

}  // namespace

void add_cc(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("cc", "Run a compiler, linker or archiver behind the gate (Make, Meson, any build)");
  const auto words = std::make_shared<std::vector<std::string>>();
  command->add_option("command", *words, "The command, behind --")->required()->type_name("-- COMMAND");
  command->footer(footer);
  command->callback([words, &session] { session.exit_code = run_cc(*words, session); });
}

}  // namespace sluice
