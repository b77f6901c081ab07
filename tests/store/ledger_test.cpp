// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/ledger.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "store/ledger_access.hpp"
#include "store/ledger_sql.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;

TEST_CASE("ledger: a run is recorded once, and exported as it was", "[store][ledger]") {
  const TemporaryFolder folder;
  Ledger ledger = open_ledger(folder.path() + "/gate.ledger");
  const std::vector<LedgerRun> runs = small_company();
  for (const LedgerRun& run : runs) CHECK(need(ledger.record(run)));
  CHECK_FALSE(need(ledger.record(runs.front())));
  const std::string lines = exported(ledger);
  const auto parts = split(lines, '\n');
  REQUIRE(parts.size() == runs.size() + 2);  // the head, and what is behind the last line end
  for (std::size_t i = 0; i < runs.size(); ++i) CHECK(*need(parse_ledger_line(parts[i + 1], "export")).run == runs[i]);
}

TEST_CASE("ledger: export and import give the same ledger, once and twice", "[store][ledger]") {
  const TemporaryFolder folder;
  Ledger first = open_ledger(folder.path() + "/first.ledger");
  record_all(first, small_company());
  const std::string lines = exported(first);
  Ledger second = open_ledger(folder.path() + "/second.ledger");
  CHECK(need(second.import_from(lines, "lines")).added == small_company().size());
  const Imported again = need(second.import_from(lines, "lines"));
  CHECK(again.added == 0);
  CHECK(again.known == small_company().size());
  CHECK(exported(second) == lines);
  CHECK(need(second.report(fourth_quarter_scope())) == need(first.report(fourth_quarter_scope())));
}

TEST_CASE("ledger: what is no export is refused, and nothing of it is added", "[store][ledger]") {
  const TemporaryFolder folder;
  Ledger ledger = open_ledger(folder.path() + "/gate.ledger");
  LedgerRun wrong = small_company().front();
  const std::string head = ledger_head_line();
  const std::string sound = ledger_run_line(wrong);
  const auto with = [&](auto change) {
    LedgerRun run = wrong;
    change(run);
    return head + sound + ledger_run_line(run);
  };
  const std::vector<std::string> refused = {
      "",
      "no json\n",
      "{\"schema\":\"sluice.ledger/2\"}\n" + sound,
      "{\"schema\":\"sluice.report/1\"}\n",
      sound,
      head + sound + "{\"other\":1}\n",
      head + sound + sound.substr(0, sound.size() / 2) + "\n",
      with([](LedgerRun& run) { run.id = "abc"; }),
      with([](LedgerRun& run) { run.at = -1; }),
      with([](LedgerRun& run) { run.outcome = "fine"; }),
      with([](LedgerRun& run) { run.deliveries[0].outcome = ""; }),
      with([](LedgerRun& run) { run.findings[0].severity = "dire"; }),
      with([](LedgerRun& run) { run.project = std::string(100'000, 'x'); }),
      with([](LedgerRun& run) { run.business_unit = std::string(500, 'x'); }),
      with([](LedgerRun& run) { run.packs.resize(30'000); }),
  };
  for (std::size_t i = 0; i < refused.size(); ++i) {
    CAPTURE(i);
    CHECK_FALSE(ledger.import_from(refused[i], "lines"));
    CHECK(need(ledger.status()).runs == 0);
  }
}

TEST_CASE("ledger: one of a newer program is refused by its number", "[store][ledger]") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/gate.ledger";
  open_ledger(path);
  need(need(open_sqlite(path, OpenMode::existing))->run(ledger_sql::set_version, Row{Cell(std::int64_t{9})}));
  const auto refused = Ledger::open(path, OpenMode::create);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "the ledger has schema 9, but this program knows up to 2");
}

TEST_CASE("ledger: one of schema 1 is brought up to date, and keeps what it had", "[store][ledger]") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/gate.ledger";
  {
    const auto database = need(open_sqlite(path, OpenMode::create));
    need(run_script(*database,
                    need(read_file(std::string(SLUICE_SOURCE_DIR) + "/tests/store/ledger_schema_1.sql", 1 << 20))));
  }
  Ledger ledger = open_ledger(path);
  CHECK(need(ledger.status()).runs == 2);
  const QuarterReport report = need(ledger.report(fourth_quarter_scope()));
  CHECK(report.figures.deliveries == 1);
  CHECK(report.figures.time_to_green.median_seconds == 86'400);
  CHECK(need(ledger.prune(Quarter{2027, 1}, false)).runs == 2);
  CHECK(need(ledger.report(fourth_quarter_scope())) == report);
}

TEST_CASE("ledger: files that are none are left alone", "[store][ledger]") {
  const TemporaryFolder folder;
  const std::string other = folder.path() + "/other.db";
  {
    const auto database = need(open_sqlite(other, OpenMode::create));
    need(database->run("PRAGMA application_id = 7"));
    need(database->run("CREATE TABLE theirs (x)"));
  }
  CHECK_FALSE(Ledger::open(other, OpenMode::create));
  CHECK_FALSE(Ledger::open(folder.write("text.txt", std::string(5000, 'x')), OpenMode::create));
  CHECK_FALSE(Ledger::open(folder.path(), OpenMode::create));
  CHECK_FALSE(Ledger::open(folder.path() + "/none/gate.ledger", OpenMode::create));
  const auto missing = Ledger::open(folder.path() + "/none.ledger", OpenMode::existing);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().message.starts_with("there is no ledger"));
}

TEST_CASE("ledger: a pruned quarter keeps its reports, for each unit and the quarter behind it", "[store][ledger]") {
  const TemporaryFolder folder;
  Ledger ledger = open_ledger(folder.path() + "/gate.ledger");
  record_all(ledger, small_company());
  const ReportScope third{Quarter{2026, 3}, std::nullopt, *parse_day("2026-09-30")};
  ReportScope unit = third;
  unit.business_unit = "infotainment";
  const QuarterReport all_before = need(ledger.report(third));
  const QuarterReport unit_before = need(ledger.report(unit));
  const QuarterReport fourth_before = need(ledger.report(fourth_quarter_scope()));
  REQUIRE(all_before.figures.runs == 2);

  CHECK(need(ledger.prune(Quarter{2026, 4}, true)).runs == 2);
  CHECK(need(ledger.status()).runs == 8);
  const Pruned pruned = need(ledger.prune(Quarter{2026, 4}, false));
  CHECK(pruned.runs == 2);
  CHECK(pruned.quarters == std::vector<Quarter>{{2026, 3}});
  CHECK(need(ledger.status()).runs == 6);
  CHECK(need(ledger.status()).kept_quarters == std::vector<std::string>{"2026Q3"});
  CHECK(need(ledger.report(third)) == all_before);
  CHECK(need(ledger.report(unit)) == unit_before);
  CHECK(need(ledger.report(fourth_quarter_scope())) == fourth_before);
  CHECK(need(ledger.prune(Quarter{2026, 4}, false)).runs == 0);

  Ledger second = open_ledger(folder.path() + "/second.ledger");
  const std::string lines = exported(ledger);
  CHECK(need(second.import_from(lines, "lines")).quarters == 2);
  CHECK(exported(second) == lines);
  CHECK(need(second.import_from(ledger_head_line() + ledger_run_line(small_company().front()), "x")).behind_prune == 1);
}
