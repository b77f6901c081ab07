// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/override.hpp"

#include "support/tree.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

const Override sound{"T-9", "j.doe", "line down", 1000, 1000 + 72 * 3600};

Result<std::optional<Override>> read_back(const std::string& text, std::int64_t now) {
  const test::TemporaryFolder folder;
  return find_override(folder.write("override.json", text), now);
}

TEST_CASE("override: written and read back within its time", "[gate][override]") {
  const auto found = read_back(render_override(sound), 1000);
  REQUIRE(found);
  REQUIRE(*found);
  CHECK((*found)->ticket == "T-9");
  CHECK((*found)->by == "j.doe");
  CHECK((*found)->reason == "line down");
  CHECK((*found)->from_unix == sound.from_unix);
  CHECK((*found)->until_unix == sound.until_unix);
}

TEST_CASE("override: outside its time, or without a file, there is none", "[gate][override]") {
  for (const std::int64_t now : {std::int64_t{999}, sound.until_unix}) {
    const auto found = read_back(render_override(sound), now);
    REQUIRE(found);
    CHECK(!*found);
  }
  const test::TemporaryFolder folder;
  const auto found = find_override(folder.path() + "/none.json", 1000);
  REQUIRE(found);
  CHECK(!*found);
}

TEST_CASE("override: a record that somebody wrote by hand is refused", "[gate][override]") {
  Override record = sound;
  SECTION("a second too long") { ++record.until_unix; }
  SECTION("no time at all") { record.until_unix = record.from_unix; }
  SECTION("times that would overflow") {
    record.from_unix = INT64_MIN;
    record.until_unix = INT64_MAX;
  }
  SECTION("no ticket") { record.ticket = " "; }
  SECTION("no reason") { record.reason.clear(); }
  SECTION("nobody") { record.by.clear(); }
  const auto found = read_back(render_override(record), 1000);
  REQUIRE(!found);
  CHECK(found.error().failure == Failure::cannot_start);
}

TEST_CASE("override: text that is no record is refused", "[gate][override]") {
  const char* text = GENERATE("", "{", "[]", "{\"sluice\": 2}", "{\"ticket\": \"T\", \"ticket\": \"U\"}");
  const auto found = read_back(text, 1000);
  REQUIRE(!found);
  CHECK(found.error().failure == Failure::cannot_start);
}

}  // namespace
}  // namespace sluice
