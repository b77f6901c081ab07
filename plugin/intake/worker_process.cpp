// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/worker_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

namespace sluice {
namespace {

constexpr std::uint64_t base_cpu_seconds = 6;
constexpr std::uint64_t cpu_seconds_per_mebibyte = 2;
constexpr std::uint64_t streamed_cpu_seconds = 600;  // of bytes whose count nobody knows before
constexpr int pipe_bytes = 256 << 10;
constexpr int above_fixed_descriptors = 10;

std::string reason_of(int number) { return std::generic_category().message(number); }

struct SpawnActions {
  SpawnActions() { ::posix_spawn_file_actions_init(&value); }
  ~SpawnActions() { ::posix_spawn_file_actions_destroy(&value); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  posix_spawn_file_actions_t value{};
};

struct SpawnAttributes {
  SpawnAttributes() { ::posix_spawnattr_init(&value); }
  ~SpawnAttributes() { ::posix_spawnattr_destroy(&value); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  posix_spawnattr_t value{};
};

/// A worker starts with every signal as the system has it, whatever its parent does with them.
void reset_signals(posix_spawnattr_t& attributes) {
  sigset_t none{};
  sigset_t all{};
  ::sigemptyset(&none);
  ::sigfillset(&all);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &all);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

/// The same file under a number that no fixed one can collide with.
Result<Descriptor> duplicate(int descriptor) {
  const int number = ::fcntl(descriptor, F_DUPFD_CLOEXEC, above_fixed_descriptors);
  if (number < 0) return fail("starting the inspector: " + reason_of(errno));
  return Descriptor(number);
}

Result<pid_t> spawn(const std::string& path, std::vector<std::string> arguments, int archive, int results) {
  Descriptor from;
  if (archive >= 0) {
    TRY_ASSIGN(from, duplicate(archive));
  }
  TRY_ASSIGN(const Descriptor to, duplicate(results));
  SpawnActions actions;
  for (const int standard : {0, 1, 2}) ::posix_spawn_file_actions_addclose(&actions.value, standard);
  ::posix_spawn_file_actions_addclose(&actions.value, 3);
  if (from.is_open()) ::posix_spawn_file_actions_adddup2(&actions.value, from.get(), 3);
  ::posix_spawn_file_actions_adddup2(&actions.value, to.get(), 4);
  ::posix_spawn_file_actions_addclosefrom_np(&actions.value, 5);
  SpawnAttributes attributes;
  reset_signals(attributes.value);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  char* const environment[] = {nullptr};
  pid_t process = -1;
  const int status = ::posix_spawn(&process, path.c_str(), &actions.value, &attributes.value, argv.data(), environment);
  if (status != 0) return fail(fmt::format("starting the inspector {}: {}", path, reason_of(status)));
  return process;
}

std::string folder_of_program() {
  std::array<char, PATH_MAX> path{};
  const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
  const std::string_view program(path.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  return std::string(program.substr(0, program.rfind('/')));
}

}  // namespace

Result<WorkerProgram> find_worker_program() {
  const std::string folder = folder_of_program();
  for (const std::string_view place : {"/../libexec/sluice", "", "/../bin"}) {
    std::string path = fmt::format("{}{}/sluice-inspect", folder, place);
    if (::access(path.c_str(), X_OK) == 0) return WorkerProgram{std::move(path)};
  }
  return fail("the program sluice-inspect, which opens archives, is not there",
              fmt::format("install sluice whole (`cmake --install`, or its package): the program belongs into "
                          "{}/../libexec/sluice",
                          folder));
}

Result<std::string> ask_worker_version() {
  TRY_ASSIGN(const WorkerProgram program, find_worker_program());
  TRY_ASSIGN(WorkerProcess worker, WorkerProcess::start(program, {"version", "none", "none"}, -1));
  const WorkerRecord* const record = worker.next();
  if (record == nullptr || record->type != RecordType::entry) return fail("the inspector does not tell its version");
  return record->entry.path;
}

std::uint64_t worker_cpu_seconds(std::uint64_t archive_bytes) {
  return base_cpu_seconds + (archive_bytes >> 20) * cpu_seconds_per_mebibyte;
}

Result<WorkerProcess> WorkerProcess::start(const WorkerProgram& program, const WorkerTask& task, int archive) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return fail("starting the inspector: " + reason_of(errno));
  Descriptor reading(ends[0]);
  const Descriptor writing(ends[1]);
  ::fcntl(reading.get(), F_SETPIPE_SZ, pipe_bytes);  // where the system refuses, it is only slower
  ::fcntl(reading.get(), F_SETFL, O_NONBLOCK);
  const std::uint64_t seconds = task.input == "file" ? worker_cpu_seconds(task.size) : streamed_cpu_seconds;
  std::vector<std::string> arguments = {"sluice-inspect",          std::string(task.job),
                                        std::string(task.format),  std::string(task.input),
                                        std::to_string(task.size), std::to_string(task.limits.decoder_memory),
                                        std::to_string(seconds),   std::to_string(task.limits.entry_bytes)};
  TRY_ASSIGN(const pid_t process, spawn(program.path, std::move(arguments), archive, writing.get()));
  return WorkerProcess(process, std::move(reading), program, seconds);
}

WorkerProcess::WorkerProcess(pid_t process, Descriptor results, const WorkerProgram& program, std::uint64_t cpu_seconds)
    : child_(process), results_(std::move(results)), patience_(program.patience), cpu_seconds_(cpu_seconds) {}

WorkerRecord* WorkerProcess::next(bool wait) {
  while (!is_lost()) {
    switch (parser_.next()) {
      case RecordParser::Step::record:
        return &parser_.record();
      case RecordParser::Step::broken:
        lose("it sent " + parser_.broken());
        break;
      case RecordParser::Step::more:
        if (!fill(wait)) return nullptr;
        break;
    }
  }
  return nullptr;
}

/// Reads what is there, waiting for it if asked to; false if there is nothing, or the worker is lost.
bool WorkerProcess::fill(bool wait) {
  const std::span<std::byte> room = parser_.room();
  while (true) {
    const ssize_t got = ::read(results_.get(), room.data(), room.size());
    if (got > 0) {
      has_spoken_ = true;
      parser_.add(static_cast<std::size_t>(got));
      return true;
    }
    if (got == 0) {
      lose_ended();
      return false;
    }
    if (errno == EINTR) continue;
    if (errno != EAGAIN || !wait) return false;
    pollfd waited{results_.get(), POLLIN, 0};
    const int ready = ::poll(&waited, 1, static_cast<int>(patience_.count()));
    if (ready == 0) {
      lose(fmt::format("it gave nothing for {} milliseconds and was killed", patience_.count()));
      return false;
    }
  }
}

void WorkerProcess::lose(std::string reason) {
  lost_ = std::move(reason);
  end();
}

/// It closed its end: how did it end?
void WorkerProcess::lose_ended() {
  // A process that closes its pipe and goes on is not waited for.
  siginfo_t ended{};
  pollfd none{-1, 0, 0};
  for (int i = 0; i < 1000 && ended.si_pid == 0; ++i) {
    if (::waitid(P_PID, static_cast<id_t>(child_.number), &ended, WEXITED | WNOHANG | WNOWAIT) != 0) break;
    if (ended.si_pid == 0) ::poll(&none, 1, 1);
  }
  if (ended.si_pid == 0) {
    lost_ = "it closed its results and went on; it was killed";
  } else if (ended.si_code == CLD_EXITED && ended.si_status == worker_exit_memory) {
    lost_ = "it used up its memory";
  } else if (ended.si_code == CLD_EXITED && ended.si_status == worker_exit_confine && !has_spoken_) {
    lost_ = "it could not be confined";
    failure_ =
        Error{.message = "the system does not let the inspector give up its rights",
              .help = "let the build's container set seccomp filters and resource limits; neither needs a privilege",
              .failure = Failure::cannot_finish,
              .diagnostics = {}};
  } else if (ended.si_code == CLD_EXITED) {
    lost_ = fmt::format("it ended with exit code {} before it was done", ended.si_status);
  } else {
    lost_ = describe_signal(ended.si_status, cpu_seconds_);
  }
  end();
}

double WorkerProcess::seconds_used() const {
  clockid_t clock = 0;
  timespec used{};
  if (::clock_getcpuclockid(child_.number, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return 0;
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

void WorkerProcess::end() {
  results_.close();
  if (child_.number <= 0) return;
  ::kill(child_.number, SIGKILL);
  while (::waitpid(child_.number, nullptr, 0) < 0 && errno == EINTR) {
  }
  child_.number = -1;
}

std::string describe_signal(int number, std::uint64_t cpu_seconds) {
  if (number == SIGXCPU) return fmt::format("it used up its {} seconds of processor time", cpu_seconds);
  if (number == SIGSYS) return "it asked the system for what it may not, and was killed (SIGSYS)";
  const char* const name = ::sigabbrev_np(number);
  return fmt::format("it was ended by signal {} (SIG{})", number, name == nullptr ? "?" : name);
}

}  // namespace sluice
