// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The acceptance archives (tests/archives) through the program: pack archive-safety at rung `assured`, with the table's
// limits. What could not be looked at counts as fail. Each hostile case ends within a second and 256 MB.
#include "cli/judged_archive.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace sluice {
namespace {

using test::TableCase;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool is_sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif
#else
constexpr bool is_sanitized = false;
#endif

constexpr double most_seconds = 1.0;  // of CPU: the tests run side by side
constexpr long most_kib = 256L << 10;

std::vector<TableCase> rows() {
  std::string missing;
  std::vector<TableCase> made = test::load_archive_table(missing);
  if (!missing.empty()) WARN("skipped, for the tools that make them are not installed: " << missing);
  return made;
}

TEST_CASE("expected_verdicts: every archive of the table gets its verdict, within a second and 256 MB",
          "[cli][expected_verdicts][slow]") {
  double slowest = 0;
  long largest = 0;
  for (const TableCase& row : rows()) {
    const test::Judged got = test::judge_archive(row.path(), test::table_limits(row));
    CAPTURE(row.name, row.file, got.ended.err);
    CHECK(got.verdict == row.verdict);
    CHECK(got.ended.code == (got.verdict == "fail" ? 1 : 0));
    if (!is_sanitized) {
      CHECK(got.ended.cpu_seconds < most_seconds);
      CHECK(got.ended.peak_kib < most_kib);
    }
    slowest = std::max(slowest, got.ended.cpu_seconds);
    largest = std::max(largest, got.ended.peak_kib);
  }
  WARN(fmt::format("slowest {:.2f} s of CPU, largest {} MiB", slowest, largest >> 10));
}

TEST_CASE("expected_verdicts: without its planted defect an archive passes", "[cli][expected_verdicts][slow]") {
  for (const TableCase& row : rows()) {
    if (row.twin.empty()) continue;
    CAPTURE(row.name, row.twin);
    const test::Judged got = test::judge_archive(row.twin_path(), test::table_limits(row));
    CHECK(got.verdict == "pass");
    CHECK(got.ended.code == 0);
  }
}

}  // namespace
}  // namespace sluice
