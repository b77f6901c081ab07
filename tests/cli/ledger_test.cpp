// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Recording and reporting by the program itself.
#include "base/date.hpp"
#include "base/files.hpp"
#include "cli/program.hpp"
#include "model/quarter.hpp"

#include <catch2/catch.hpp>

#include <ctime>

using namespace sluice;
using namespace sluice::test;

namespace {

std::string this_quarter() { return to_string(quarter_of(Day{static_cast<std::int32_t>(std::time(nullptr) / 86400)})); }

bool says(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("ledger: check records, and the quarter's report has it", "[cli][ledger]") {
  const TemporaryFolder folder;
  const std::string delivery = folder.write("zeta-2.4.0/a.txt", "a\n");
  const std::string ledger = folder.path() + "/gate.ledger";
  const Ended checked =
      sluice_run({"check", folder.path() + "/zeta-2.4.0", "--ledger", ledger, "--quiet"}, folder.path());
  CHECK(checked.code == 0);
  CHECK(checked.err.empty());
  const Ended report = sluice_run({"ledger", "report", "--ledger", ledger, "--quarter", this_quarter()});
  CHECK(report.code == 0);
  CHECK(says(report.out, "| Runs of the gate | 1 |"));
  CHECK(says(report.out, "| Deliveries | 1 |"));
  CHECK(says(sluice_run({"ledger", "status", "--ledger", ledger}).out, "1 run, from "));
  const Ended lines = sluice_run({"ledger", "export", "--ledger", ledger});
  CHECK(says(lines.out, "{\"schema\":\"sluice.ledger/1\"}\n"));
  CHECK(says(lines.out, "\"name\":\"zeta-2.4.0\""));
  const std::string copy = folder.path() + "/copy.ledger";
  const Ended imported = sluice_run({"ledger", "import", folder.write("lines", lines.out), "--ledger", copy});
  CHECK(says(imported.out, "1 run added"));
  CHECK(sluice_run({"ledger", "report", "--ledger", copy, "--quarter", this_quarter()}).out == report.out);
  CHECK(says(sluice_run({"ledger", "prune", "--ledger", ledger, "--keep-quarters", "1"}).out, "0 runs before"));
}

TEST_CASE("ledger: sluice.yaml names it, relative to itself, and holds no password", "[cli][ledger]") {
  const TemporaryFolder folder;
  folder.write("d/a.txt", "a\n");
  const std::string project = "sluice: 1\nextends: [{use: \"builtin:archive-safety@1\"}]\n";
  folder.write("sluice.yaml", project + "ledger: kept/../gate.ledger\n");
  folder.write("kept/x", "");
  CHECK(sluice_run({"check", "d", "--quiet"}, folder.path()).code == 0);
  CHECK(says(sluice_run({"ledger", "status"}, folder.path()).out, "1 run, from "));
  folder.write("sluice.yaml", project + "ledger: postgresql://gate:s3cr3t@db.acme.example/gate\n");
  const Ended refused = sluice_run({"check", "d"}, folder.path());
  CHECK(refused.code == 2);
  CHECK(says(refused.err, "ledger-password"));
  CHECK_FALSE(says(refused.err, "s3cr3t"));
}

TEST_CASE("ledger: a verdict that cannot be recorded stands, and ends with 3", "[cli][ledger]") {
  const TemporaryFolder folder;
  folder.write("d/a.txt", "a\n");
  const Ended ended = sluice_run({"check", "d", "--ledger", "none/gate.ledger", "--report-only"}, folder.path());
  CHECK(ended.code == 3);
  CHECK(says(ended.out, "gate "));
  CHECK(says(ended.err, "the verdict stands, but it was NOT RECORDED: opening the ledger none/gate.ledger"));
  CHECK_FALSE(is_folder(folder.path() + "/none"));
}

TEST_CASE("ledger: one that ends with a CI job is named once", "[cli][ledger]") {
  const TemporaryFolder folder;
  folder.write("d/a.txt", "a\n");
  const Ended ended = sluice_run({"check", "d", "--ledger", "gate.ledger"}, folder.path(), {"GITLAB_CI=true"});
  CHECK(ended.code == 0);
  const std::size_t first = ended.err.find("keeps nothing after the job");
  REQUIRE(first != std::string::npos);
  CHECK(ended.err.find("keeps nothing after the job", first + 1) == std::string::npos);
}

TEST_CASE("ledger: no report holds the password of the command line", "[cli][ledger]") {
  const TemporaryFolder folder;
  folder.write("d/a.txt", "a\n");
  const Ended ended = sluice_run(
      {"check", "d", "--ledger", "postgresql://gate:s3cr3t@/x?host=/nowhere", "--out", "json=r.json"}, folder.path());
  CHECK(ended.code == 3);
  CHECK_FALSE(says(ended.err, "s3cr3t"));
  const auto report = read_file(folder.path() + "/r.json", 1 << 20);
  REQUIRE(report);
  CHECK_FALSE(says(*report, "s3cr3t"));
  CHECK(says(*report, "postgresql://gate:***@/x"));
}

TEST_CASE("ledger: the hook's request names it; below managed, a verdict that cannot be recorded is a warning", "[cli][ledger]") {
  const TemporaryFolder folder;
  folder.write("d/a.txt", "a\n");
  const auto gate = [&](const std::string& ledger, const std::string& rung) {
    const std::string text = "{\"schema\": \"sluice.request/1\", \"point\": \"P0\", \"source_folder\": \"" + folder.path() +
                             "\", \"build_folder\": \"" + folder.path() + "\", \"rung\": \"" + rung +
                             "\", \"policies\": [\"builtin:archive-safety@1\"], \"ledger\": \"" + folder.path() + ledger +
                             "\", \"deliveries\": [{\"path\": \"" + folder.path() + "/d\"}]}";
    return sluice_run({"gate", folder.write("request.json", text)}, folder.path());
  };
  CHECK(gate("/gate.ledger", "managed").code == 0);
  CHECK(says(sluice_run({"ledger", "status", "--ledger", folder.path() + "/gate.ledger"}).out, "1 run, from "));
  const Ended warned = gate("/none/gate.ledger", "onboarding");
  CHECK(warned.code == 0);
  CHECK(says(warned.err, "NOT RECORDED"));
  CHECK(says(warned.err, "warning: not recorded; the build goes on because the rung is 'onboarding'"));
  CHECK(gate("/none/gate.ledger", "managed").code == 3);
}

TEST_CASE("ledger: usage is told by 2, a ledger that is not there by 3", "[cli][ledger]") {
  const TemporaryFolder folder;
  CHECK(sluice_run({"ledger"}).code == 2);
  CHECK(sluice_run({"ledger", "status"}, folder.path()).code == 2);
  CHECK(sluice_run({"ledger", "report", "--ledger", "x", "--quarter", "2026Q5"}).code == 2);
  CHECK(sluice_run({"ledger", "report", "--ledger", "x", "--quarter", "2026Q4", "--as-of", "2026-09-30"}).code == 2);
  CHECK(sluice_run({"ledger", "prune", "--ledger", "x"}).code == 2);
  CHECK(sluice_run({"ledger", "status", "--ledger", folder.path() + "/none"}).code == 3);
}
