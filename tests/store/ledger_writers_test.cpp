// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What the ledger promises those who write at once, and those who are killed.
#include "store/ledger_access.hpp"
#include "support/postgres_server.hpp"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::uint64_t writers = 8;
constexpr std::uint64_t verdicts = 10'000;

/// Each process opens the ledger itself, and records every eighth run; how many ended well.
std::uint64_t write_at_once(const std::string& place) {
  std::vector<pid_t> children;
  for (std::uint64_t writer = 0; writer < writers; ++writer) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto ledger = Ledger::open(place, OpenMode::create);
      bool is_good = ledger.has_value();
      for (std::uint64_t i = writer; is_good && i < verdicts; i += writers) {
        const auto recorded = ledger->record(numbered_run(i));
        is_good = recorded && *recorded;
      }
      ::_exit(is_good ? 0 : 1);
    }
    children.push_back(child);
  }
  std::uint64_t good = 0;
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) ++good;
  }
  return good;
}

void check_all_there(const std::string& place) {
  Ledger ledger = open_ledger(place);
  const std::set<std::string> ids = ids_of(exported(ledger));
  CHECK(ids.size() == verdicts);
  std::uint64_t lost = 0;
  for (std::uint64_t i = 0; i < verdicts; ++i) lost += ids.contains(numbered_run(i).id) ? 0 : 1;
  CHECK(lost == 0);
}

/// Records runs until it is killed, and says each that was acknowledged.
[[noreturn]] void record_and_say(const std::string& path, std::uint64_t from, int out) {
  auto ledger = Ledger::open(path, OpenMode::create);
  for (std::uint64_t i = from; ledger; ++i) {
    if (!ledger->record(numbered_run(i)) || ::write(out, &i, sizeof i) != sizeof i) break;
  }
  ::_exit(1);
}

/// Kills the writer some microseconds after it acknowledged so many runs; which it acknowledged in all.
std::vector<std::uint64_t> kill_writer(const std::string& path, std::uint64_t from, std::uint64_t runs,
                                       unsigned microseconds) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) record_and_say(path, from, ends[1]);
  ::close(ends[1]);
  std::vector<std::uint64_t> said;
  std::uint64_t number = 0;
  while (said.size() < runs && ::read(ends[0], &number, sizeof number) == sizeof number) said.push_back(number);
  ::usleep(microseconds);
  ::kill(child, SIGKILL);
  while (::read(ends[0], &number, sizeof number) == sizeof number) said.push_back(number);
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return said;
}

}  // namespace

TEST_CASE("ledger_writers: 8 processes lose none of 10,000 verdicts in SQLite", "[store][ledger][slow]") {
  const TemporaryFolder folder;
  const std::string place = folder.path() + "/gate.ledger";
  CHECK(write_at_once(place) == writers);
  check_all_there(place);
}

TEST_CASE("ledger_writers: 8 processes lose none of 10,000 verdicts in PostgreSQL", "[store][ledger][postgres][slow]") {
  const PostgresServer server;
  if (!server.problem().empty()) {
    WARN("skipped: " << server.problem());
    return;
  }
  CHECK(write_at_once(server.url()) == writers);
  check_all_there(server.url());
}

TEST_CASE("ledger_writers: killed at any moment, it opens intact with all that was acknowledged",
          "[store][ledger][slow]") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/gate.ledger";
  std::set<std::string> acknowledged;
  for (unsigned round = 0; round < 40; ++round) {
    const std::uint64_t from = round * 1000;
    for (const std::uint64_t number : kill_writer(path, from, round % 4, round * 397 % 6000)) {
      acknowledged.insert(numbered_run(number).id);
    }
    const auto database = need(open_sqlite(path, OpenMode::create));
    CHECK(need(database->run("PRAGMA integrity_check")) == std::vector<Row>{{Cell(std::string("ok"))}});
    Ledger ledger = open_ledger(path);
    const std::string lines = exported(ledger);
    const std::set<std::string> there = ids_of(lines);
    CHECK(std::ranges::includes(there, acknowledged));
  }
  CHECK(acknowledged.size() > 40);
}
