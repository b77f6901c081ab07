// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "bench/measure.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <limits>

namespace sluice::bench {

double time_of(const std::function<void()>& call) {
  const auto start = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Cost run(const std::vector<std::string>& command, const std::string& folder) {
  std::vector<char*> argv;
  for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  Cost cost;
  rusage usage{};
  int status = 0;
  cost.seconds = time_of([&] {
    const pid_t child = ::fork();
    if (child == 0) {
      const int null = ::open("/dev/null", O_WRONLY);
      ::dup2(null, STDOUT_FILENO);
      ::dup2(null, STDERR_FILENO);
      if (::chdir(folder.c_str()) == 0) ::execvp(argv[0], argv.data());
      ::_exit(127);
    }
    ::wait4(child, &status, 0, &usage);
  });
  cost.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
  cost.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return cost;
}

Pair compare(int rounds, const std::function<double()>& first, const std::function<double()>& second) {
  Pair best{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  for (int i = 0; i < rounds; ++i) {
    best.first = std::min(best.first, first());
    best.second = std::min(best.second, second());
  }
  return best;
}

namespace {

bool print_figure(const std::string& name, double figure, const std::string& unit, double bound, bool holds,
                  const std::string& against) {
  fmt::print("{:<52} {:>8.2f} {:<4} (bound {:>6.2f})  {:<5} {}\n", name, figure, unit, bound, holds ? "ok" : "OVER", against);
  return holds;
}

}  // namespace

bool report(const std::string& name, double figure, const std::string& unit, double bound, const std::string& against) {
  return print_figure(name, figure, unit, bound, figure <= bound, against);
}

bool report_least(const std::string& name, double figure, const std::string& unit, double bound, const std::string& against) {
  return print_figure(name, figure, unit, bound, figure >= bound, against);
}

}  // namespace sluice::bench
