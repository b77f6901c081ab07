// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/pool.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace sluice {

enum class Phase { waiting, running, done };

struct Pool::Task::State {
  explicit State(std::function<void()> f) : work(std::move(f)) {}
  /// Runs the work unless somebody else has begun; true if it was run here.
  bool run_if_waiting() {
    {
      const std::lock_guard lock(mutex);
      if (phase != Phase::waiting) return false;
      phase = Phase::running;
    }
    work();
    work = nullptr;  // whatever it holds is given back before anybody is told
    {
      const std::lock_guard lock(mutex);
      phase = Phase::done;
    }
    changed.notify_all();
    return true;
  }
  std::function<void()> work;
  std::mutex mutex;
  std::condition_variable changed;
  Phase phase = Phase::waiting;
};

Pool::Task& Pool::Task::operator=(Task&& other) noexcept {
  if (this != &other) {
    drop();
    state_ = std::move(other.state_);
  }
  return *this;
}

void Pool::Task::wait() {
  if (!state_ || state_->run_if_waiting()) return;
  std::unique_lock lock(state_->mutex);
  state_->changed.wait(lock, [this] { return state_->phase == Phase::done; });
}

void Pool::Task::drop() {
  if (!state_) return;
  std::unique_lock lock(state_->mutex);
  std::function<void()> forgotten;
  if (state_->phase == Phase::waiting) {
    state_->phase = Phase::done;  // whoever finds it in the queue passes it over
    std::swap(forgotten, state_->work);
  }
  state_->changed.wait(lock, [this] { return state_->phase == Phase::done; });
  lock.unlock();
  state_.reset();
}

Pool::Pool(std::size_t jobs) : jobs_(jobs != 0 ? jobs : std::max(1u, std::thread::hardware_concurrency())) {}

Pool::~Pool() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

Pool::Task Pool::submit(std::function<void()> work) {
  Task task;
  task.state_ = std::make_shared<Task::State>(std::move(work));
  if (jobs_ == 1) return task;
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(task.state_);
    start_thread();
  }
  changed_.notify_one();
  return task;
}

Pool::Task Pool::try_start(std::function<void()> work) {
  Task task;
  const std::lock_guard lock(mutex_);
  if (lasting_ + 1 >= jobs_) return task;
  ++lasting_;
  start_thread();
  if (threads_.size() < lasting_) {
    --lasting_;
    return task;
  }
  const std::shared_ptr<void> place(nullptr, [this](void*) {
    const std::lock_guard guard(mutex_);
    --lasting_;
  });
  task.state_ = std::make_shared<Task::State>([place, done = std::move(work)] { done(); });
  queue_.push_front(task.state_);  // before short work: its consumer waits for it
  changed_.notify_one();
  return task;
}

/// One more thread, as long as there are fewer than jobs beside those with lasting work, which mostly wait for their
/// consumers. A system that gives none is no failure: callers do the work.
void Pool::start_thread() {
  if (threads_.size() + 1 >= jobs_ + lasting_) return;
  try {
    threads_.emplace_back([this] { run(); });
  } catch (const std::system_error&) {
    return;
  }
}

void Pool::run() {
  while (true) {
    std::shared_ptr<Task::State> next;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return is_over_ || !queue_.empty(); });
      if (queue_.empty()) return;
      next = std::move(queue_.front());
      queue_.pop_front();
    }
    next->run_if_waiting();
  }
}

}  // namespace sluice
