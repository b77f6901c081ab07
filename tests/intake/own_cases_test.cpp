// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Every archive of tests/support/archive_cases, made here and opened as a delivery.
#include "intake/intake.hpp"
#include "support/archive_cases.hpp"
#include "support/stated.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace sluice {
namespace {

Contents opened(const test::ArchiveCase& archive) {
  Contents contents;
  const auto bytes = std::as_bytes(std::span(archive.bytes));
  REQUIRE(open_bytes(archive.file_name, bytes, {archive.limits}, contents));
  return contents;
}

std::string verdict_of(const Contents& contents) {
  Weight worst = Weight::note;
  for (const Hazard& hazard : contents.hazards) worst = std::max(worst, hazard.weight);
  const bool is_whole = std::ranges::all_of(
      contents.containers, [](const Container& container) { return container.completeness == Completeness::complete; });
  if (worst == Weight::error || !is_whole) return "fail";
  return worst == Weight::warning ? "warn" : "pass";
}

void check(const std::vector<test::ArchiveCase>& cases) {
  REQUIRE_FALSE(cases.empty());
  for (const test::ArchiveCase& archive : cases) {
    CAPTURE(archive.file_name);
    const Contents contents = opened(archive);
    CHECK(test::stated(contents) == archive.expected);
    CHECK(verdict_of(contents) == archive.verdict);
  }
}

TEST_CASE("own_cases: names", "[intake][own_cases]") { check(test::path_cases()); }

TEST_CASE("own_cases: collisions", "[intake][own_cases]") { check(test::collision_cases()); }

TEST_CASE("own_cases: links", "[intake][own_cases]") { check(test::link_cases()); }

TEST_CASE("own_cases: types, modes and attributes", "[intake][own_cases]") { check(test::entry_cases()); }

TEST_CASE("own_cases: limits", "[intake][own_cases]") { check(test::limit_cases()); }

TEST_CASE("own_cases: encryption", "[intake][own_cases]") { check(test::encryption_cases()); }

TEST_CASE("own_cases: each case has a name of its own and the same bytes each time", "[intake][own_cases]") {
  const std::vector<test::ArchiveCase> once = test::archive_cases();
  const std::vector<test::ArchiveCase> again = test::archive_cases();
  REQUIRE(once.size() == again.size());
  std::set<std::string> names;
  for (std::size_t i = 0; i < once.size(); ++i) {
    CAPTURE(once[i].file_name);
    CHECK(names.insert(once[i].file_name).second);
    CHECK(once[i].bytes == again[i].bytes);
    CHECK_FALSE(once[i].bytes.empty());
  }
}

TEST_CASE("own_cases: a case's verdict fits the weights it expects", "[intake][own_cases]") {
  for (const test::ArchiveCase& archive : test::archive_cases()) {
    CAPTURE(archive.file_name);
    const bool has_error = archive.expected.find("error ") != std::string::npos;
    const bool has_warning = archive.expected.find("warning ") != std::string::npos;
    CHECK(archive.verdict == (has_error ? "fail" : has_warning ? "warn" : "pass"));
  }
}

}  // namespace
}  // namespace sluice
