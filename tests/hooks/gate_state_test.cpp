// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/files.hpp"
#include "hooks/build_request.hpp"
#include "support/tree.hpp"
#include "version.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace sluice;

namespace {

struct Saved {
  test::TemporaryFolder folder;
  std::string file = folder.path() + "/gate.state";
  std::string input = folder.write("in/a.txt", "one");

  explicit Saved(std::vector<std::string> more = {}, std::string outcome = "passed") {
    more.push_back(input);
    REQUIRE(save_gate_state(file, {std::move(outcome), "a: warning\n", "2026-10-02", version, std::move(more)}));
  }
  bool holds(const std::string& today = "2026-10-01") const { return find_unchanged(file, today).has_value(); }
};

}  // namespace

TEST_CASE("gate_state: an unchanged pass is repeated with its messages", "[hooks][gate_state]") {
  const Saved saved;
  const auto state = find_unchanged(saved.file, "2026-10-01");
  REQUIRE(state);
  CHECK(state->messages == "a: warning\n");
  CHECK(state->inputs == std::vector<std::string>{saved.input});
}

TEST_CASE("gate_state: a failure is never repeated", "[hooks][gate_state]") { CHECK_FALSE(Saved({}, "failed").holds()); }

TEST_CASE("gate_state: the day from which it must be judged anew", "[hooks][gate_state]") {
  const Saved saved;
  CHECK(saved.holds("2026-10-01"));
  CHECK_FALSE(saved.holds("2026-10-02"));
  CHECK_FALSE(saved.holds("2027-01-01"));
}

TEST_CASE("gate_state: a changed, touched or missing input", "[hooks][gate_state]") {
  const Saved saved;
  SECTION("changed") { saved.folder.write("in/a.txt", "two"); }
  SECTION("touched") { std::filesystem::last_write_time(saved.input, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(5)); }
  SECTION("removed") { std::filesystem::remove(saved.input); }
  CHECK_FALSE(saved.holds());
}

TEST_CASE("gate_state: an input that was missing appears", "[hooks][gate_state]") {
  const test::TemporaryFolder folder;
  const std::string missing = folder.path() + "/later.yaml";
  const Saved saved({missing});
  CHECK(saved.holds());
  folder.write("later.yaml", "");
  CHECK_FALSE(saved.holds());
}

TEST_CASE("gate_state: folders count with what is in them, or by their names only", "[hooks][gate_state]") {
  const test::TemporaryFolder folder;
  folder.write("deep/below/a", "1");
  folder.write("listed/a", "1");
  const Saved saved({folder.path() + "/deep", folder.path() + "/listed/"});
  CHECK(saved.holds());
  SECTION("a file below the folder changes") {
    folder.write("deep/below/a", "22");
    CHECK_FALSE(saved.holds());
  }
  SECTION("a file of the list changes, its name stays") {
    std::filesystem::resize_file(folder.path() + "/listed/a", 5);
    CHECK(saved.holds());
  }
  SECTION("a name is added to the list") {
    folder.write("listed/b", "");
    CHECK_FALSE(saved.holds());
  }
}

TEST_CASE("gate_state: another tool, a broken file and no file", "[hooks][gate_state]") {
  const Saved saved;
  const std::string text = read_file(saved.file, 1u << 20).value();
  SECTION("another version") {
    std::string other = text;
    other.replace(other.find(version), std::string(version).size(), "9.9.9");
    REQUIRE(write_file(saved.file, other));
  }
  SECTION("cut off") { REQUIRE(write_file(saved.file, text.substr(0, text.size() / 2))); }
  SECTION("without inputs") { REQUIRE(write_file(saved.file, "{\"schema\": \"sluice.gate-state/1\", \"outcome\": \"passed\", \"tool_version\": \"" + std::string(version) + "\"}")); }
  SECTION("gone") { std::filesystem::remove(saved.file); }
  CHECK_FALSE(saved.holds());
}
