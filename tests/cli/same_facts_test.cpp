// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What is seen in a delivery does not depend on how its bytes arrive, on the threads, or on whether it was seen before.
#include "cli/judged_archive.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

namespace sluice {
namespace {

using test::TableCase;
using Words = std::vector<std::string>;

std::vector<TableCase> rows() {
  std::string missing;
  std::vector<TableCase> made = test::load_archive_table(missing);
  if (!missing.empty()) WARN("skipped, for the tools that make them are not installed: " << missing);
  return made;
}

/// The facts and the report's body that a run writes, as text.
struct Seen {
  std::string facts;
  std::string body;
  int code = 0;
  friend bool operator==(const Seen&, const Seen&) = default;
};

/// `sluice check DELIVERY ...` with the row's limits; with `input` the delivery is "-" and comes through a pipe.
Seen seen(const TableCase& row, const Words& delivery, const std::string& input = {}) {
  const test::TemporaryFolder folder;
  const std::string facts = folder.path() + "/facts.json", report = folder.path() + "/report.json";
  test::write_safety_project(folder,
                             test::table_limits(row));  // sluice.yaml, which is found by itself: no path in the report
  Words arguments = {"check", "--quiet", "--facts", facts, "--out", "json=" + report};
  arguments.insert(arguments.end(), delivery.begin(), delivery.end());
  const test::Ended ended = test::sluice_run(arguments, folder.path(), {}, input);
  return {read_file(facts, test::most_report_bytes).value_or(""), json::to_text(test::report_body(report)), ended.code};
}

bool has_flag(const std::string& flag) {
  return test::sluice_run({"check", "--help"}).out.find(flag) != std::string::npos;
}

TEST_CASE("same_facts: from a file and through a pipe", "[cli][same_facts][slow]") {
  for (const TableCase& row : rows()) {
    CAPTURE(row.name);
    const Seen file = seen(row, {row.path()});
    CHECK_FALSE(file.facts.empty());
    CHECK(seen(row, {"-", "--name", row.file}, row.path()) == file);
  }
}

TEST_CASE("same_facts: with one thread and with eight", "[cli][same_facts][slow]") {
  REQUIRE(has_flag("--jobs"));
  for (const TableCase& row : rows()) {
    CAPTURE(row.name);
    const Seen one = seen(row, {row.path(), "--jobs", "1"});
    CHECK_FALSE(one.facts.empty());
    CHECK(seen(row, {row.path(), "--jobs", "8"}) == one);
  }
}

TEST_CASE("same_facts: cold, from the cache, and without one", "[cli][same_facts][slow]") {
  if (!has_flag("--cache")) {
    WARN("skipped: the program keeps no facts yet");
    return;
  }
  for (const TableCase& row : rows()) {
    CAPTURE(row.name);
    const test::TemporaryFolder cache;
    const Words cached = {row.path(), "--cache", cache.path()};
    const Seen cold = seen(row, cached);
    CHECK(seen(row, cached) == cold);
    CHECK(seen(row, {row.path(), "--no-cache"}) == cold);
    CHECK(seen(row, {"-", "--name", row.file, "--cache", cache.path()}, row.path()) == cold);
  }
}

TEST_CASE("same_facts: what a pipe needs", "[cli][same_facts]") {
  const test::TemporaryFolder folder;
  const std::string text = folder.write("a.txt", "hello\n");
  const std::string facts = folder.path() + "/facts.json";
  CHECK(test::sluice_run({"check", "-", "-"}, folder.path(), {}, text).code == 2);
  CHECK(test::sluice_run({"check", text, "--name", "b.txt"}, folder.path()).code == 2);
  CHECK(test::sluice_run({"check", "-", "--name", "../b.txt"}, folder.path(), {}, text).code == 2);
  CHECK(test::sluice_run({"check", "-", "--facts", facts, "--quiet"}, folder.path(), {}, text).code != 3);
  const std::string seen_text = read_file(facts, test::most_report_bytes).value_or("");
  CHECK(seen_text.find("\"path\": \"standard-input\"") != std::string::npos);
  CHECK(seen_text.find("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03") != std::string::npos);
}

TEST_CASE("same_facts: a pipe is taken up to the limit only", "[cli][same_facts]") {
  const test::TemporaryFolder folder;
  const std::string large = folder.write("large", std::string(3u << 20, 'x'));
  Limits limits;
  limits.total_bytes = 2u << 20;
  const std::string project = test::write_safety_project(folder, limits);
  const test::Ended ended = test::sluice_run({"check", "-", "--project", project}, folder.path(), {}, large);
  CHECK(ended.code == 3);
  CHECK(ended.err.find("standard input has more than 2097152 bytes") != std::string::npos);
}

}  // namespace
}  // namespace sluice
