// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/files.hpp"
#include "cli/program.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST_CASE("policy update: locks of many projects at once, each change in plain words", "[cli][policy_update]") {
  const TemporaryFolder folder;
  const auto pack = [&](const std::string& version, const std::string& more) {
    folder.write("office/pack.yaml", "sluice: 1\npack: {id: acme/intake, version: " + version + ", title: Intake}\nextends: [{use: 'builtin:archive-safety@1'}]\n" + more);
  };
  pack("1.0.0", "");
  for (const char* project : {"a", "b"}) folder.write(std::string(project) + "/sluice.yaml", "sluice: 1\nextends: [{use: ../office/pack.yaml}]\n");
  const auto update = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"policy", "update"});
    return sluice_run(more, folder.path());
  };
  CHECK(update({"--check", "a", "b"}).code == 1);
  CHECK_FALSE(is_file(folder.path() + "/a/sluice.lock"));
  const Ended first = update({"a", "b"});
  CAPTURE(first.err);
  CHECK(first.code == 0);
  CHECK(holds(first.out, "a/sluice.lock: written\n  pack acme/intake is new: 1.0.0\n"));
  CHECK(update({"--check", "a", "b"}).code == 0);
  CHECK(sluice_run({"policy", "lint", "--locked"}, folder.path() + "/a").code == 0);
  pack("1.1.0", "raise: {archive.litter: {severity: critical}}\n");
  const Ended stale = update({"--check", "a", "b"});
  CHECK(stale.code == 1);
  CHECK(holds(stale.out, "2 out of date"));
  CHECK(sluice_run({"policy", "lint"}, folder.path() + "/a").code == 2);  // a lock that does not fit refuses to run
  const Ended second = update({"a", "none", "b"});
  CHECK(second.code == 2);
  CHECK(holds(second.out, "pack acme/intake moves from 1.0.0 to 1.1.0 (sha256 "));
  CHECK(holds(second.out, "rule archive.litter is raised: "));
  CHECK(holds(second.out, "3 projects: 0 up to date, 2 rewritten, 1 not readable"));
  CHECK(holds(second.err, "none/sluice.yaml: there is no such file"));
  CHECK(sluice_run({"policy", "lint"}, folder.path() + "/b").code == 0);
  folder.write("a/sluice.lock", "<<<<<<< HEAD\n");
  CHECK(update({"a"}).code == 2);
}

}  // namespace
}  // namespace sluice::test
