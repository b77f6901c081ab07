// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/process.hpp"

#include "support/tree.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace sluice::test {
namespace {

std::string load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
}

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> out;
  for (const std::string& word : words) out.push_back(const_cast<char*>(word.c_str()));
  out.push_back(nullptr);
  return out;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

[[noreturn]] void become(const std::vector<std::string>& command, const std::string& folder,
                         const std::vector<std::string>& environment, const std::string& out, const std::string& err,
                         int input) {
  ::dup2(input >= 0 ? input : ::open("/dev/null", O_RDONLY), STDIN_FILENO);
  ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
  ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  ::execve(command[0].c_str(), pointers(command).data(), pointers(environment).data());
  ::_exit(127);
}

/// The read end of a pipe into which a child copies the file; -1 without one.
int open_pipe(const std::string& file, pid_t& writer) {
  int ends[2];
  if (file.empty() || ::pipe2(ends, O_CLOEXEC) != 0) return -1;
  writer = ::fork();
  if (writer == 0) {
    ::signal(SIGPIPE, SIG_DFL);
    ::dup2(::open(file.c_str(), O_RDONLY), STDIN_FILENO);
    ::dup2(ends[1], STDOUT_FILENO);
    ::execl("/bin/cat", "cat", nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  return ends[0];
}

}  // namespace

Ended run(const std::vector<std::string>& command, const std::string& folder,
          const std::vector<std::string>& environment, const std::string& input) {
  const TemporaryFolder streams;
  const std::string out = streams.path() + "/out", err = streams.path() + "/err";
  std::vector<std::string> full = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"};
  full.insert(full.end(), environment.begin(), environment.end());
  pid_t writer = -1;
  const int pipe = open_pipe(input, writer);
  const pid_t child = ::fork();
  if (child == 0) become(command, folder, full, out, err, pipe);
  if (pipe >= 0) ::close(pipe);
  int status = 0;
  if (writer > 0) ::waitpid(writer, &status, 0);
  struct rusage used {};
  ::wait4(child, &status, 0, &used);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), load(out), load(err),
          seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss};
}

}  // namespace sluice::test
