// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/terminal.hpp"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sluice::test {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

std::string read_all(int terminal) {
  std::string all;
  char buffer[4096];
  for (ssize_t got = 1; got > 0;) {
    got = ::read(terminal, buffer, sizeof buffer);
    for (ssize_t i = 0; i < got; ++i) {
      const bool is_own = buffer[i] == '\n' && all.ends_with('\r');
      if (is_own) all.pop_back();
      all += buffer[i];
    }
  }
  return all;
}

}  // namespace

TerminalRun run_in_terminal(const std::vector<std::string>& command, std::uint16_t columns,
                            const std::vector<std::string>& environment) {
  std::vector<std::string> words = command;
  std::vector<std::string> variables = environment;
  const std::vector<char*> arguments = pointers(words);
  const std::vector<char*> settings = pointers(variables);
  const winsize size{50, columns, 0, 0};
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    ::execve(arguments[0], arguments.data(), settings.data());
    ::_exit(127);
  }
  TerminalRun run;
  run.shown = read_all(terminal);
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(terminal);
  run.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return run;
}

}  // namespace sluice::test
