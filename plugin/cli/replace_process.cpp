// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/replace_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sluice {
namespace {

/// The words as exec functions take them; they point into `command`.
std::vector<char*> arguments_of(std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (std::string& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  return arguments;
}

Error not_run(const std::string& program, int code) {
  return {fmt::format("{}: {}", program, std::strerror(code)),
          "name a program that is in PATH",
          Failure::cannot_finish,
          {}};
}

}  // namespace

int replace_process(const std::vector<std::string>& command, const Session& session) {
  std::vector<std::string> words = command;
  ::execvp(words.front().c_str(), arguments_of(words).data());
  return report_error(session, not_run(command.front(), errno));
}

Result<void> run_into_file(const std::vector<std::string>& command, const std::string& file) {
  std::vector<std::string> words = command;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  pid_t child = 0;
  const int failed =
      ::posix_spawnp(&child, words.front().c_str(), &actions, nullptr, arguments_of(words).data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return tl::unexpected(not_run(command.front(), failed));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return fail(fmt::format("'{}' did not end well", fmt::join(command, " ")));
  return {};
}

}  // namespace sluice
