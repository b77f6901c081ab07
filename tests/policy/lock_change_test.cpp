// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/lock_change.hpp"

#include "fake_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Texts = std::vector<std::string>;

std::string lock_of(const PolicyFolder& folder) {
  const auto lock = make_lock(folder.sources(), fake_catalogue());
  REQUIRE(lock);
  return *lock;
}

/// Without the digests, of which only their being there matters.
Texts changes(const std::string& before, const std::string& after) {
  auto told = describe_lock_change(before, after, "sluice.lock");
  REQUIRE(told);
  for (std::string& one : *told) one = one.substr(0, one.find(" (sha256"));
  return *told;
}

TEST_CASE("lock_change: packs that move and rules that come, go, rise and fall", "[policy][lock_change]") {
  const PolicyFolder folder;
  write_usual(folder);
  const std::string before = lock_of(folder);
  CHECK(changes(before, before).empty());
  folder.write("pack.yaml", replaced(usual_pack, "1.2.0", "1.3.0"));
  CHECK(changes(before, lock_of(folder)) == Texts{"pack acme/intake moves from 1.2.0 to 1.3.0"});
  folder.write("pack.yaml", usual_pack);
  folder.write("rules/own.yaml", replaced(usual_rules, "severity: medium", "severity: critical"));
  CHECK(changes(before, lock_of(folder)) ==
        Texts{"rule file rules/own.yaml changes",
              "rule acme/archive.deep is raised: medium (note, note, warn, fail) to critical (note, warn, fail, fail)"});
  CHECK(changes(lock_of(folder), before)[1] ==
        "rule acme/archive.deep is lowered: critical (note, warn, fail, fail) to medium (note, note, warn, fail)");
  folder.write("rules/own.yaml", replaced(usual_rules, "max-depth: 3", "max-depth: 2"));
  CHECK(changes(before, lock_of(folder))[1] == "rule acme/archive.deep changes in what it asks for");
  folder.write("rules/own.yaml", usual_rules);
  folder.write("pack.yaml", replaced(usual_pack, "use: [acme/*]", "use: [acme/*, '!acme/archive.deep']"));
  CHECK(changes(before, lock_of(folder)) ==
        Texts{"pack acme/intake changes and stays 1.2.0", "rule acme/archive.deep is removed: it was medium (note, note, warn, fail)"});
  CHECK(changes(lock_of(folder), before)[1] == "rule acme/archive.deep is added: medium (note, note, warn, fail)");
}

TEST_CASE("lock_change: a first lock, and one from before rules stood in it", "[policy][lock_change]") {
  const PolicyFolder folder;
  write_usual(folder);
  const std::string lock = lock_of(folder);
  CHECK(changes("", lock) == Texts{"pack acme/intake is new: 1.2.0", "rule file rules/own.yaml is new", "2 rules hold"});
  CHECK(changes(lock.substr(0, lock.find("rules:\n")), lock) == Texts{"2 rules hold"});
}

TEST_CASE("lock_change: what the project raises is not the packs' change", "[policy][lock_change]") {
  const PolicyFolder folder;
  write_usual(folder);
  const std::string before = lock_of(folder);
  folder.write("sluice.yaml", std::string(usual_project) + "raise: {acme/archive.deep: {severity: high}}\n");
  CHECK(lock_of(folder) == before);
}

TEST_CASE("lock_change: what is no lock is refused", "[policy][lock_change]") {
  CHECK_FALSE(describe_lock_change("sluice: 1\npacks: 7\n", "sluice: 1\npacks: {}\n", "sluice.lock"));
  CHECK_FALSE(describe_lock_change("<<<<<<< HEAD\n", "sluice: 1\npacks: {}\n", "sluice.lock"));
}

}  // namespace
}  // namespace sluice::test
