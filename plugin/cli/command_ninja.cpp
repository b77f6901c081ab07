// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice ninja: any Ninja build behind the gate, by the commands that it would run (ninja -t commands). Nothing is
// compiled before.
#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/replace_process.hpp"
#include "cli/wrapped_build.hpp"

#include <CLI/CLI.hpp>

namespace sluice {
namespace {

constexpr const char* footer =
    "In place of `ninja`: asks it for the commands of the build, judges what they link and the deliveries that "
    "sluice.yaml\n"
    "names, and becomes ninja if that passed. A build folder of Meson's adds names and versions of its dependencies.\n"
    "\n"
    "  sluice ninja -C build                as ninja -C build\n"
    "  sluice ninja -C build -- -j4 app     other options of ninja behind --\n";

struct NinjaOptions {
  std::string folder = ".";
  std::string program = "ninja";
  std::vector<std::string> rest;
};

Result<void> list_commands(const NinjaOptions& options, const WrappedBuild& build) {
  constexpr std::uint64_t most_bytes = 256u << 20;
  const std::string listed = build.commands() + ".new";
  TRY(set_commands(build, read_file(build.commands(), most_bytes).value_or("")));
  TRY(run_into_file({options.program, "-C", build.build_folder, "-t", "commands"}, listed));
  TRY_ASSIGN(const std::string commands, read_file(listed, most_bytes));
  return set_commands(build, commands);
}

int run_ninja(const NinjaOptions& options, Session& session) {
  const WrappedBuild build = find_wrapped_build(absolute_path(join_path(session.folder, options.folder)), false);
  if (!is_file(join_path(build.build_folder, "build.ninja"))) {
    return report_error(
        session,
        {build.build_folder + ": has no build.ninja", "name the build folder with -C", Failure::cannot_start, {}});
  }
  const Result<void> listed = list_commands(options, build);
  if (!listed) return report_error(session, listed.error());
  if (const int code = judge_wrapped_build(build, session); code != exit_passed) return code;
  std::vector<std::string> command = {options.program, "-C", build.build_folder};
  command.insert(command.end(), options.rest.begin(), options.rest.end());
  return replace_process(command, session);
}

}  // namespace

void add_ninja(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("ninja", "Run ninja behind the gate: any Ninja build, also Meson's");
  const auto options = std::make_shared<NinjaOptions>();
  command->add_option("-C", options->folder, "The build folder")->type_name("DIR");
  command->add_option("--program", options->program, "The ninja to run")->type_name("FILE");
  command->add_option("ninja-options", options->rest, "Options and targets for ninja, behind --")->type_name("-- ...");
  command->footer(footer);
  command->callback([options, &session] { session.exit_code = run_ninja(*options, session); });
}

}  // namespace sluice
