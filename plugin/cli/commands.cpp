// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/commands.hpp"

#include "version.hpp"

#include <CLI/CLI.hpp>

namespace sluice {
namespace {

constexpr const char* footer =
    "Exit codes: 0 passed, 1 gate failed, 2 could not start (usage, or an invalid policy, project, waiver or lock file),\n"
    "3 could not finish (our own input or output failed, or there was nothing to judge), 70 internal error.\n"
    "\n"
    "First steps:\n"
    "  sluice check delivery.zip        judge a delivery with the shipped pack, and be told what to fix\n"
    "  sluice explain archive.entries   what a rule or a kind of rule asks for, and why\n"
    "  sluice list packs                the packs that came with this program\n"
    "  cmake -B build -DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=$(sluice hook cmake --file)    gate a build, project unchanged\n";

/// Results of CLI11 that are no error of the user (help, version) end with 0, every other with 2.
int end_parsing(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);
  app.exit(error);
  return exit_cannot_start;
}

}  // namespace

std::shared_ptr<CLI::App> make_command_line(Session& session) {
  auto app = std::make_shared<CLI::App>("Sluice: the supplier software intake gate inside the build", "sluice");
  app->set_version_flag("--version", std::string("sluice ") + version);
  app->require_subcommand(1);
  app->footer(footer);
  app->get_formatter()->column_width(34);
#define SLUICE_COMMAND(stem) add_##stem(*app, session);
#include "cli/registry.def"
#undef SLUICE_COMMAND
  return app;
}

int run_program(Session session) {
  const std::shared_ptr<CLI::App> app = make_command_line(session);
  std::vector<const char*> arguments;
  for (const std::string& argument : session.argv) arguments.push_back(argument.c_str());
  try {
    app->parse(static_cast<int>(arguments.size()), arguments.data());
  } catch (const CLI::ParseError& error) {
    return end_parsing(*app, error);
  }
  return session.exit_code;
}

}  // namespace sluice
