// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "intake/descriptor.hpp"
#include "intake/worker_protocol.hpp"

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// Which program reads in the worker's place, and how long it may be silent.
struct WorkerProgram {
  std::string path;
  std::chrono::milliseconds patience{60'000};
};

/// The program sluice-inspect of this installation: beside the running program, or in libexec/sluice next to its
/// folder. Never from PATH. An Error if there is none.
Result<WorkerProgram> find_worker_program();

/// What a worker is to do (its command line).
struct WorkerTask {
  std::string_view job;     ///< "read": entries and their bytes; "list": entries only; "version": ask_worker_version()
  std::string_view format;  ///< as intake/magic names it
  std::string_view input;   ///< "file": the archive's own file; "frames": archives as intake/worker_frames has them
  std::uint64_t size = 0;   ///< of the file
  Limits limits = {};
};

/// Exit codes of the worker.
inline constexpr int worker_exit_memory = 12;
inline constexpr int worker_exit_usage = 2;
inline constexpr int worker_exit_confine = 3;

/// A process of its own that reads one archive and can do nothing else. It is killed and reaped with its owner at the
/// latest.
class WorkerProcess {
 public:
  /// `archive` becomes the worker's descriptor 3; it stays the caller's. -1 for none.
  static Result<WorkerProcess> start(const WorkerProgram& program, const WorkerTask& task, int archive);
  WorkerProcess(WorkerProcess&&) = default;
  WorkerProcess& operator=(WorkerProcess&&) = delete;
  ~WorkerProcess() { end(); }

  /// The next record; absent once the worker is lost (then lost() says why). Waits as long as the worker may be silent;
  /// with `wait` false it may also be absent because nothing is there yet.
  WorkerRecord* next(bool wait = true);

  bool is_lost() const { return !lost_.empty(); }
  const std::string& lost() const { return lost_; }
  /// It was lost before it looked at the archive, because the system does not let it be confined: our own failure.
  const std::optional<Error>& failure() const { return failure_; }
  /// It is lost for a reason that the caller saw: a record out of order.
  void lose(std::string reason);
  int results() const { return results_.get(); }  ///< to poll for reading
  /// Nothing of what it sent is left.
  bool is_quiet() const { return !is_lost() && parser_.is_empty(); }

  double seconds_used() const;  ///< of processor time

  /// Kills and reaps it.
  void end();

 private:
  WorkerProcess(pid_t process, Descriptor results, const WorkerProgram& program, std::uint64_t cpu_seconds);
  bool fill(bool wait);
  void lose_ended();

  /// A process that is waited for once.
  struct Child {
    explicit Child(pid_t process) : number(process) {}
    Child(Child&& other) noexcept : number(std::exchange(other.number, -1)) {}
    Child& operator=(Child&&) = delete;
    pid_t number;
  };

  Child child_;
  Descriptor results_;
  std::chrono::milliseconds patience_;
  std::uint64_t cpu_seconds_;
  RecordParser parser_;
  bool has_spoken_ = false;
  std::string lost_;
  std::optional<Error> failure_;
};

/// Version of the libarchive that workers read with.
Result<std::string> ask_worker_version();

/// Processor time that a worker may use: far more than any decoder needs for so many bytes, so that only loops meet it.
std::uint64_t worker_cpu_seconds(std::uint64_t archive_bytes);

/// "SIGSEGV" and the like in words.
std::string describe_signal(int number, std::uint64_t cpu_seconds);

}  // namespace sluice
