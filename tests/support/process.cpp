// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/process.hpp"

#include "support/tree.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

[[noreturn]] void become(const std::vector<std::string>& command, const std::string& folder, const std::vector<std::string>& environment,
                         const std::string& out, const std::string& err) {
  ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
  ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
  ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  ::execve(command[0].c_str(), pointers(command).data(), pointers(environment).data());
  ::_exit(127);
}

}  // namespace

Ended run(const std::vector<std::string>& command, const std::string& folder, const std::vector<std::string>& environment) {
  const TemporaryFolder streams;
  const std::string out = streams.path() + "/out", err = streams.path() + "/err";
  std::vector<std::string> full = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"};
  full.insert(full.end(), environment.begin(), environment.end());
  const pid_t child = ::fork();
  if (child == 0) become(command, folder, full, out, err);
  int status = 0;
  struct rusage used {};
  ::wait4(child, &status, 0, &used);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), load(out), load(err),
          seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss};
}

}  // namespace sluice::test
