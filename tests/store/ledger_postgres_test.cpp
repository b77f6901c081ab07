// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Both back ends do the same.
#include "base/text.hpp"
#include "store/ledger_access.hpp"
#include "store/ledger_sql.hpp"
#include "support/postgres_server.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::test;

TEST_CASE("ledger_postgres: reports, exports and prunes as SQLite does, byte by byte",
          "[store][ledger][postgres][slow]") {
  const PostgresServer server;
  if (!server.problem().empty()) {
    WARN("skipped: " << server.problem());
    return;
  }
  const TemporaryFolder folder;
  Ledger file = open_ledger(folder.path() + "/gate.ledger");
  Ledger shared = open_ledger(server.url());
  for (Ledger* ledger : {&file, &shared}) {
    record_all(*ledger, small_company());
    for (std::uint64_t i = 0; i < 300; ++i) CHECK(need(ledger->record(numbered_run(i))));
    CHECK_FALSE(need(ledger->record(numbered_run(7))));
  }
  for (const std::optional<std::string>& unit : {std::optional<std::string>(), std::optional<std::string>("brakes")}) {
    const ReportScope scope{Quarter{2026, 4}, unit, *parse_day("2026-12-31")};
    CHECK(render_quarter_json(need(shared.report(scope))) == render_quarter_json(need(file.report(scope))));
  }
  CHECK(exported(shared) == exported(file));
  CHECK(need(shared.prune(Quarter{2026, 4}, false)).runs == need(file.prune(Quarter{2026, 4}, false)).runs);
  CHECK(exported(shared) == exported(file));
  CHECK(need(shared.status()).kept_quarters == std::vector<std::string>{"2026Q3"});

  need(need(open_postgres(server.url()))->run(ledger_sql::set_version, Row{Cell(std::int64_t{9})}));
  CHECK_FALSE(Ledger::open(server.url(), OpenMode::create));
}

TEST_CASE("ledger_postgres: no message holds a password", "[store][ledger][postgres][slow]") {
  const PostgresServer server;
  if (!server.problem().empty()) {
    WARN("skipped: " << server.problem());
    return;
  }
  const std::string secret = "not-the-pass-word";
  for (const std::string& url :
       {server.url_with(secret), "postgresql://sluice:" + secret + "@[::1/x", "postgresql://u:" + secret + "@/x?what=1",
        "postgresql://u:a/" + secret + "@/x", "postgresql://u@/x?host=/nowhere&password=" + secret}) {
    CAPTURE(url);
    const auto refused = Ledger::open(url, OpenMode::create);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find(secret) == std::string::npos);
    CHECK(refused.error().message.find("the ledger postgresql://") != std::string::npos);
  }
}
