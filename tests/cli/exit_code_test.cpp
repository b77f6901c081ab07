// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The promises on exit codes (DESIGN.md section 3), each by running the program.
#include "cli/program.hpp"

#include <catch2/catch.hpp>

using namespace sluice::test;

TEST_CASE("exit_code: help and version are no failure", "[cli][exit_code]") {
  CHECK(sluice_run({"--version"}).code == 0);
  const Ended help = sluice_run({"--help"});
  CHECK(help.code == 0);
  for (const char* word : {"check", "gate", "explain", "list", "doctor", "policy", "waiver", "agenda", "decisions", "override", "hook", "Exit codes"}) {
    CAPTURE(word);
    CHECK(help.out.find(word) != std::string::npos);
  }
  for (const char* command : {"check", "gate", "explain", "list", "doctor", "policy", "waiver", "agenda", "decisions", "override", "hook"}) {
    CAPTURE(command);
    CHECK(sluice_run({command, "--help"}).code == 0);
  }
}

TEST_CASE("exit_code: 2 for usage and for our own files", "[cli][exit_code]") {
  const TemporaryFolder folder;
  const std::string delivery = folder.write("d/a.txt", "a\n");
  CHECK(sluice_run({}).code == 2);
  CHECK(sluice_run({"chekc"}).code == 2);
  CHECK(sluice_run({"check", delivery, "--as-of", "2026-02-30"}).code == 2);
  CHECK(sluice_run({"check", delivery, "--as-of", "2020-01-01"}).code == 2);
  CHECK(sluice_run({"check", delivery, "--out", "jsn=x"}).code == 2);
  CHECK(sluice_run({"check", delivery, "--project", folder.path() + "/none.yaml"}).code == 2);
  CHECK(sluice_run({"check", delivery, "--policy", "builtin:none@1"}).code == 2);
  const std::string broken = folder.write("broken.yaml", "sluice: 1\npack: {id: acme/x, versoin: 1.0.0}\n");
  const Ended refused = sluice_run({"check", delivery, "--policy", broken});
  CHECK(refused.code == 2);
  CHECK(refused.err.find("broken.yaml:2:20") != std::string::npos);
  CHECK(refused.err.find("version") != std::string::npos);
}

TEST_CASE("exit_code: 3 for what we cannot finish, with the file's name and a help line", "[cli][exit_code]") {
  const Ended missing = sluice_run({"check", "no-such-delivery.zip"});
  CHECK(missing.code == 3);
  CHECK(missing.err.find("no-such-delivery.zip") != std::string::npos);
  CHECK(missing.out.empty());
}

TEST_CASE("exit_code: broken bytes of a delivery are findings, never a 3", "[cli][exit_code]") {
  const TemporaryFolder folder;
  const std::string cut = folder.write("cut.zip", "PK\x03\x04 and no more");
  const Ended judged = sluice_run({"check", cut, "--policy", "builtin:archive-safety@1", "--rung", "assured"});
  CHECK(judged.code == 1);
  CHECK(judged.out.find("gate FAILED") != std::string::npos);
  CHECK(sluice_run({"check", cut, "--policy", "builtin:archive-safety@1", "--rung", "assured", "--report-only"}).code == 0);
}

TEST_CASE("exit_code: an empty folder is a finding", "[cli][exit_code]") {
  const TemporaryFolder folder;
  const Ended judged = sluice_run({"check", folder.path(), "--policy", "builtin:archive-safety@1", "--rung", "assured"});
  CHECK(judged.out.find("archive.empty") != std::string::npos);
  CHECK(sluice_run({"check", folder.path(), "--policy", "builtin:archive-safety@1", "--rung", "assured", "--warnings-as-errors"}).code == 1);
}
