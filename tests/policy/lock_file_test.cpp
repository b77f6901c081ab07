// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("lock_file: a fresh lock pins packs and rule files", "[policy][lock_file]") {
  const PolicyFolder folder;
  write_usual(folder);
  const auto lock = make_lock(folder.sources(), fake_catalogue());
  REQUIRE(lock);
  CHECK(lock->find("  \"acme/intake\":\n    version: 1.2.0\n    file: \"pack.yaml\"\n    sha256: ") !=
        std::string::npos);
  CHECK(lock->find("rule-files:\n  \"rules/own.yaml\": ") != std::string::npos);
  folder.write("sluice.lock", *lock);
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(policy->packs[0].locked);
  CHECK(policy->remarks.empty());
  CHECK(make_lock(folder.sources(), fake_catalogue()) == *lock);
}

TEST_CASE("lock_file: a changed pack or rule file is refused", "[policy][lock_file]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("sluice.lock", *make_lock(folder.sources(), fake_catalogue()));
  folder.write("pack.yaml", std::string(usual_pack) + "# changed\n");
  CHECK(folder.problems() == Strings{"lock-mismatch sluice.lock:7:13"});
  folder.write("pack.yaml", usual_pack);
  folder.write("rules/own.yaml", std::string(usual_rules) + "# changed\n");
  CHECK(folder.problems() == Strings{"lock-mismatch sluice.lock:9:21"});
  CHECK(make_lock(folder.sources(), fake_catalogue()));
}

TEST_CASE("lock_file: what rules refer to is pinned with them", "[policy][lock_file]") {
  const PolicyFolder folder;
  write_usual(folder);
  const std::string duties =
      "sluice: 1\ntitle: ours\nlicenses: [LicenseRef-acme]\nduties: [{id: a, must: x, clause: c, provable: none}]\n";
  folder.write("duties/own.yaml", duties);
  folder.write("pack.yaml", std::string(usual_pack) + "license-duties: duties/*.yaml\n");
  const auto lock = make_lock(folder.sources(), fake_catalogue());
  REQUIRE(lock);
  CHECK(lock->find("data-files:\n  \"duties/own.yaml\": ") != std::string::npos);
  folder.write("sluice.lock", *lock);
  CHECK(folder.load());
  folder.write("duties/own.yaml", duties + "# changed\n");
  CHECK(folder.problems() == Strings{"lock-mismatch sluice.lock:11:22"});
  folder.write("sluice.lock", lock->substr(0, lock->find("data-files")));
  CHECK(folder.problems() == Strings{"lock-mismatch sluice.lock"});
}

TEST_CASE("lock_file: beside a pack that is not listed, what is listed has to fit", "[policy][lock_file]") {
  const PolicyFolder folder;
  write_usual(folder);
  const std::string duties =
      "sluice: 1\ntitle: ours\nlicenses: [LicenseRef-acme]\nduties: [{id: a, must: x, clause: c, provable: none}]\n";
  folder.write("duties/own.yaml", duties);
  folder.write("pack.yaml", std::string(usual_pack) + "license-duties: duties/*.yaml\n");
  folder.write("sluice.lock", *make_lock(folder.sources(), fake_catalogue()));
  folder.write("new/rules.yaml", "sluice: 1\nrules:\n  - {id: other/archive.new, kind: archive.nested, title: new, severity: low}\n");
  folder.write("new/pack.yaml", "sluice: 1\npack: {id: acme/new, version: 1.0.0, title: New}\nrule-files: [rules.yaml]\nuse: [other/archive.new]\n");
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}, {use: ./new/pack.yaml}]\nrung: managed\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  REQUIRE(policy->remarks.size() == 1);
  CHECK(policy->remarks[0].code == "unlocked-pack");
  folder.write("rules/own.yaml", std::string(usual_rules) + "# changed\n");
  CHECK(folder.problems() == Strings{"lock-mismatch sluice.lock:9:21"});
  folder.write("rules/own.yaml", usual_rules);
  folder.write("duties/own.yaml", duties + "# changed\n");
  CHECK(folder.problems() == Strings{"lock-mismatch sluice.lock:11:22"});
}

TEST_CASE("lock_file: a pack that is not listed is a remark, or refused where a lock is needed",
          "[policy][lock_file]") {
  const PolicyFolder folder;
  write_usual(folder);
  PolicySources sources = folder.sources();
  sources.needs_lock = true;
  CHECK(folder.problems(folder.load(sources).error()) == Strings{"no-lock sluice.yaml"});
  folder.write("sluice.lock", "sluice: 1\npacks: {}\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  REQUIRE(policy->remarks.size() == 1);
  CHECK(policy->remarks[0].code == "unlocked-pack");
  CHECK_FALSE(policy->packs[0].locked);
  CHECK(folder.problems(folder.load(sources).error()) == Strings{"unlocked-pack pack.yaml:2:12"});
}

}  // namespace
}  // namespace sluice::test
