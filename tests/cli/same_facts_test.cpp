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

/// What was seen, without how it came about.
std::string facts_body(const std::string& path) {
  const std::string text = read_file(path, test::most_report_bytes).value_or("");
  const std::size_t body = text.find("\n  \"body\": ");
  return body == std::string::npos ? "" : text.substr(body);
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
  return {facts_body(facts), json::to_text(test::report_body(report)), ended.code};
}

/// Of every second archive, so that two processors share the work.
void check_rows(std::size_t first) {
  const std::vector<TableCase> all = rows();
  for (std::size_t i = first; i < all.size(); i += 2) {
    const TableCase& row = all[i];
    CAPTURE(row.name);
    const test::TemporaryFolder cache;
    const Words piped = {"-", "--name", row.file};
    const auto with = [](Words words, const Words& more) {
      words.insert(words.end(), more.begin(), more.end());
      return words;
    };
    const Words no_cache = {"--no-cache", "--jobs", "1"}, cached = {"--cache", cache.path(), "--jobs", "8"};
    const Seen plain = seen(row, with({row.path()}, no_cache));
    CHECK_FALSE(plain.facts.empty());
    CHECK(seen(row, with(piped, no_cache), row.path()) == plain);
    CHECK(seen(row, with({row.path()}, cached)) == plain);  // cold, and with eight threads
    CHECK(seen(row, with({row.path()}, cached)) == plain);
    CHECK(seen(row, with(piped, cached), row.path()) == plain);
  }
}

TEST_CASE("same_facts: from a file or a pipe, with one thread or eight, cold or cached", "[cli][same_facts][slow]") {
  check_rows(0);
}

TEST_CASE("same_facts: and the same of the other half", "[cli][same_facts][slow]") { check_rows(1); }

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
