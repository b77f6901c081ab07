// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/pool.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>

namespace sluice {
namespace {

TEST_CASE("pool: with one job all work runs on the caller's thread, when it is waited for", "[base][pool]") {
  Pool pool(1);
  std::thread::id ran_on;
  Pool::Task task = pool.submit([&] { ran_on = std::this_thread::get_id(); });
  CHECK(ran_on == std::thread::id());
  task.wait();
  CHECK(ran_on == std::this_thread::get_id());
  CHECK_FALSE(pool.try_start([] {}).is_valid());
}

TEST_CASE("pool: every task is done once when it was waited for", "[base][pool]") {
  const std::size_t jobs = GENERATE(as<std::size_t>(), 1, 2, 8);
  Pool pool(jobs);
  std::vector<int> done(2000, 0);
  std::vector<Pool::Task> tasks;
  for (int& one : done) tasks.push_back(pool.submit([&one] { ++one; }));
  for (Pool::Task& task : tasks) task.wait();
  CHECK(done == std::vector<int>(2000, 1));
}

TEST_CASE("pool: a dropped task either ran or never will", "[base][pool]") {
  Pool pool(2);
  std::atomic<int> runs = 0;
  for (int i = 0; i < 500; ++i) {
    auto touched = std::make_unique<int>(0);
    const Pool::Task dropped = pool.submit([&runs, raw = touched.get()] {
      ++*raw;
      ++runs;
    });
  }
  CHECK(runs <= 500);
}

TEST_CASE("pool: lasting work takes a thread and gives it back", "[base][pool]") {
  Pool pool(2);
  for (int round = 0; round < 3; ++round) {
    std::promise<void> end;
    Pool::Task lasting = pool.try_start([waits = end.get_future().share()] { waits.wait(); });
    REQUIRE(lasting.is_valid());
    CHECK_FALSE(pool.try_start([] {}).is_valid());
    bool is_done = false;
    pool.submit([&] { is_done = true; }).wait();  // nobody else is free
    CHECK(is_done);
    end.set_value();
    lasting.wait();
  }
}

}  // namespace
}  // namespace sluice
