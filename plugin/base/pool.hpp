// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sluice {

/// A few threads that everybody shares, so that nested parallelism never exceeds the jobs that were asked for. Whoever
/// hands work over also waits for it, and does it itself if nobody has begun: nothing depends on a thread being free,
/// and with one job everything runs on the caller's thread. Results are taken in the order of the subjects, never in
/// the order of arrival.
class Pool {
 public:
  /// `jobs` counts the caller's thread; 0 is the number of processors. Threads start with the first task.
  explicit Pool(std::size_t jobs);
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool();

  std::size_t jobs() const { return jobs_; }

  /// One piece of work. It must not throw. Dropping the handle waits for work that has begun and forgets other work.
  class Task {
   public:
    Task() = default;
    Task(Task&&) noexcept = default;
    Task& operator=(Task&& other) noexcept;
    ~Task() { drop(); }
    /// Returns once the work is done; runs it here if nobody has begun.
    void wait();
    bool is_valid() const { return state_ != nullptr; }

   private:
    friend class Pool;
    struct State;
    void drop();
    std::shared_ptr<State> state_;
  };

  /// Work that ends by itself, soon.
  Task submit(std::function<void()> work);

  /// Work that lasts as long as its consumer reads (a decoder), on a thread of its own beside the jobs. Absent work
  /// (!is_valid()) if all threads have such work already: then the caller does it as it goes.
  Task try_start(std::function<void()> work);

 private:
  void run();
  void start_thread();

  const std::size_t jobs_;
  std::mutex mutex_;  ///< guards all below
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Task::State>> queue_;
  std::vector<std::thread> threads_;
  std::size_t lasting_ = 0;  ///< tasks of try_start() whose handle or work still exists
  bool is_over_ = false;
};

}  // namespace sluice
