// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice link-guard: the strict linker launcher. It runs a link, traces what the linker opened, and takes the result
// away if somebody does not answer for all of it.
#include "base/files.hpp"
#include "cli/build_deliveries.hpp"
#include "cli/commands.hpp"
#include "cli/judgement.hpp"
#include "cli/output_options.hpp"
#include "cli/policy_options.hpp"
#include "cli/reading_options.hpp"
#include "gate/override.hpp"
#include "hooks/build_request.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

namespace sluice {
namespace {

constexpr std::string_view custody_kind = "dependency.unaccounted";

struct GuardOptions {
  std::string build;
  std::vector<std::string> command;
  ReadingOptions reading;
};

/// What a link command says of itself.
struct LinkCommand {
  std::string result;  ///< -o
  std::string told;    ///< --dependency-file
};

LinkCommand read_command(const std::vector<std::string>& words) {
  constexpr std::string_view option = "--dependency-file=";
  LinkCommand found;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] == "-o" && at + 1 < words.size()) found.result = words[at + 1];
    const std::size_t at_option = words[at].find(option);
    if (at_option != std::string::npos) found.told = words[at].substr(at_option + option.size());
  }
  return found;
}

/// The command's exit code; 128 and the number of the signal that ended it.
Result<int> run_command(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, arguments.front(), nullptr, nullptr, arguments.data(), environ);
  if (failed != 0) return refuse(fmt::format("link-guard: {}: {}", words.front(), std::strerror(failed)));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return fail(fmt::format("link-guard: {}: {}", words.front(), std::strerror(errno)));
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// The request of the configuration whose name ends the list's: "app-Release.d".
Result<BuildRequest> find_request(const std::string& build, const std::string& told) {
  constexpr std::string_view start = "verify-request", ending = ".json";
  const std::string folder = join_path(build, ".sluice");
  std::string best = join_path(folder, "verify-request.json");
  for (const std::string& name : list_folder(folder)) {
    if (!name.starts_with(start) || !name.ends_with(ending)) continue;
    const std::string config = name.substr(start.size(), name.size() - start.size() - ending.size());
    if (!config.empty() && told.ends_with(config + ".d")) best = join_path(folder, name);
  }
  return load_build_request(best);
}

Result<int> judge_link(const GuardOptions& options, const LinkCommand& link, const Session& session) {
  TRY_ASSIGN(BuildRequest request, find_request(options.build, link.told));
  request.link_file = absolute_path(link.told);
  TRY_ASSIGN(const PolicySources sources, request_sources(request, session));
  TRY_ASSIGN(Policy policy, load_policy(sources, catalogue()));
  TRY_ASSIGN(policy.active_override, find_override(join_path(request.build_folder, override_file), session.now_unix));
  std::erase_if(policy.rules, [](const Rule& rule) { return rule.kind != custody_kind; });
  TRY_ASSIGN(const Day day, judgement_day(request.as_of, request.allow_past, session.today));
  TRY_ASSIGN(const std::vector<DeliveryRequest> deliveries, build_deliveries(request, policy));
  DeliveryReader reader(options.reading.reading(session));
  TRY_ASSIGN(Inventory inventory, reader.read(deliveries, policy));
  TRY(add_build(request, policy, session, inventory));
  const JudgeOptions judging{day, true, false, session.now_unix, options.reading.jobs, "sluice"};
  const Report report = make_report(inventory, policy, judging, session, day < session.today);
  ReportStyle style;
  style.text = session.err_style();
  style.text.colour = false;
  narrate(find_report_format("compiler")->render(report, style));
  return exit_code_of(report.verdict, false, false);
}

int guard(const GuardOptions& options, Session& session) {
  const Result<int> linked = run_command(options.command);
  if (!linked) return report_error(session, linked.error());
  if (*linked != 0) return *linked;
  const LinkCommand link = read_command(options.command);
  int code = exit_failed;
  if (link.told.empty() || !is_file(link.told)) {
    narrate(
        "sluice:1:1: error: this linker does not tell what it opens, so nothing can be said of its inputs "
        "[-Wsluice-strict-linker]\n");
  } else {
    const Result<int> judged = judge_link(options, link, session);
    code = judged ? *judged : report_error(session, judged.error());
  }
  if (code != exit_passed && !link.result.empty()) {
    std::remove(link.result.c_str());
    narrate(fmt::format("sluice: {} was removed\n", link.result));
  }
  return code;
}

}  // namespace

void add_link_guard(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "link-guard", "Run a link, and take its result away if a file that it took is unaccounted for");
  const auto options = std::make_shared<GuardOptions>();
  command->add_option("--build", options->build, "Build folder that was configured under the hook")
      ->required()
      ->type_name("DIR");
  command->add_option("command", options->command, "The link command, after --")->required();
  options->reading.add_to(*command);
  command->footer(
      "The hook puts it in front of each link where SLUICE_STRICT_LINKER is ON:\n\n"
      "  sluice link-guard --build build -- c++ main.o -o app -Wl,--dependency-file=app.d\n");
  command->callback([options, &session] { session.exit_code = guard(*options, session); });
}

}  // namespace sluice
