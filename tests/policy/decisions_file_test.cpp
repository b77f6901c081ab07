// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"
#include "model/sample_names.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

const std::string digest = "5b1f0c0d9a1e4f6c8f0c2a77b1d23e90a1b2c3d4e5f60718293a4b5c6d7e8f90";
const std::string who = "body: legal, by: j.doe, date: 2026-03-01, reason: read it";

void write_decisions(const PolicyFolder& folder, const std::string& decisions) {
  write_usual(folder);
  folder.write("decisions.yaml", "sluice: 1\ndecisions:\n" + decisions);
}

TEST_CASE("decisions_file: decisions.yaml beside the project is read, with every kind", "[policy][decisions]") {
  const PolicyFolder folder;
  write_decisions(
      folder,
      "  - {id: D-1, kind: concluded-license, subject: {purl: 'pkg:generic/zlib@*', path: 'contrib/**'}, pin: "
      "{sha256: " +
          digest + "}, license: MIT AND Zlib, ticket: LIC-7, " + who +
          "}\n"
          "  - {id: D-2, kind: choice, subject: {purl: '**'}, of: MIT OR (ISC AND X11), choose: X11 AND ISC, " +
          who +
          "}\n"
          "  - {id: D-3, kind: bought-license, subject: {purl: 'pkg:generic/qt@*'}, instead-of: LGPL-3.0-only, "
          "license: LicenseRef-qt-commercial, " +
          who +
          "}\n"
          "  - {id: D-4, kind: ruling, license: LicenseRef-zeta, text-sha256: " +
          digest + ", ruling: denied, " + who +
          "}\n"
          "  - {id: D-5, kind: corrected-fact, subject: {sha256: " +
          digest + "}, fact: component.version, value: 1.2.3, " + who + "}\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  REQUIRE(policy->decisions.size() == 5);
  const StandingDecision& concluded = policy->decisions[0];
  CHECK(concluded.kind == DecisionKind::concluded_license);
  CHECK(concluded.answer == "MIT AND Zlib");
  CHECK(concluded.pin_sha256 == digest);
  CHECK(concluded.purls.at(0).pattern() == "pkg:generic/zlib@*");
  CHECK(concluded.paths.at(0).pattern() == "contrib/**");
  CHECK(concluded.body == DecisionBody::legal);
  CHECK(concluded.by == "j.doe");
  CHECK(concluded.date == parse_day("2026-03-01"));
  CHECK(concluded.reason == "read it");
  CHECK(concluded.ticket == "LIC-7");
  CHECK(folder.without_folder(to_string(concluded.span)) == "decisions.yaml:3:10");
  CHECK(policy->decisions[1].about == "MIT OR (ISC AND X11)");
  CHECK(policy->decisions[1].about_license.has_value());
  CHECK(policy->decisions[1].answer == "X11 AND ISC");
  CHECK(policy->decisions[2].about == "LGPL-3.0-only");
  CHECK(policy->decisions[3].about == "LicenseRef-zeta");
  CHECK(policy->decisions[3].pin_sha256 == digest);
  CHECK_FALSE(policy->decisions[3].is_allowed());
  CHECK(policy->decisions[4].about == "component.version");
  CHECK(policy->decisions[4].answer == "1.2.3");
  CHECK(policy->decisions[4].sha256 == digest);
}

struct Broken {
  std::string decision;
  std::string problem;
};

TEST_CASE("decisions_file: what is wrong has its place", "[policy][decisions]") {
  const std::string subject = "subject: {sha256: " + digest + "}, ";
  const std::string named = "subject: {purl: 'pkg:a/b@1'}, ";
  const auto broken = GENERATE_COPY(values<Broken>({
      {"kind: choice, of: MIT OR ISC, choose: MIT, " + who, "bad-decision 3:5"},
      {"kind: ruling, license: LicenseRef-a, ruling: allowed, " + who, "bad-decision 3:5"},
      {"kind: concluded-license, license: MIT, " + named + who, "bad-decision 3:63"},
      {"kind: concluded-license, license: MIT, subject: {path: '**'}, " + who, "bad-decision 3:63"},
      {"kind: concluded-license, license: MIT, subject: {sha256: " + digest + ", path: '**'}, " + who,
       "bad-decision 3:63"},
      {"kind: concluded-license, license: MIT OR, " + subject + who, "bad-license 3:49"},
      {"kind: concluded-license, license: MIT, choose: MIT, " + subject + who, "bad-decision 3:54"},
      {"kind: corrected-fact, fact: component.name, value: b, pin: {sha256: " + digest + "}, " + subject + who,
       "bad-decision 3:74"},
      {"kind: corrected-fact, fact: component.license, value: MIT, " + subject + who, "bad-decision 3:43"},
      {"kind: choice, of: MIT AND ISC, choose: MIT AND ISC, " + subject + who, "bad-decision 3:33"},
      {"kind: choice, of: MIT OR ISC, choose: X11, " + subject + who, "bad-decision 3:53"},
      {"kind: choice, of: MIT OR ISC OR X11, choose: ISC OR MIT, " + subject + who, "bad-decision 3:60"},
      {"kind: choice, of: MIT OR (X11 AND ISC), choose: ISC, " + subject + who, "bad-decision 3:63"},
      {"kind: ruling, license: MIT, ruling: allowed, text-sha256: " + digest + ", " + who, "bad-decision 3:38"},
      {"kind: ruling, license: LicenseRef-a, ruling: allowed, text-sha256: " + digest + ", " + named + who,
       "bad-decision 3:157"},
      {"kind: ruling, license: LicenseRef-a, ruling: maybe, text-sha256: " + digest + ", " + who, "wrong-value 3:60"},
      {"kind: verdict, " + who, "wrong-value 3:21"},
      {"kind: concluded-license, license: MIT, " + subject + "body: chef, by: x, date: 2026-03-01, reason: r",
       "wrong-value 3:145"},
      {"kind: concluded-license, license: MIT, " + subject + "body: legal, by: x, reason: r", "missing-key 3:5"},
      {"kind: concluded-license, license: MIT, expires: 2027-01-01, " + subject + who, "unknown-key 3:54"},
  }));
  CAPTURE(broken.decision);
  const PolicyFolder folder;
  write_decisions(folder, "  - {id: D-1, " + broken.decision + "}\n");
  Strings problems = folder.problems();
  for (std::string& problem : problems) problem = replaced(problem, "decisions.yaml:", "");
  CHECK(problems == Strings{broken.problem});
}

TEST_CASE("decisions_file: an id is used once, in all files together", "[policy][decisions]") {
  const PolicyFolder folder;
  const std::string decision =
      "  - {id: D-1, kind: concluded-license, subject: {sha256: " + digest + "}, license: MIT, " + who + "}\n";
  write_decisions(folder, decision);
  folder.write("pack.yaml", std::string(usual_pack) + "decisions: [office/standing.yaml]\n");
  folder.write("office/standing.yaml", "sluice: 1\ndecisions:\n" + decision);
  CHECK(folder.problems() == Strings{"duplicate-decision decisions.yaml:3:10"});
  folder.write("decisions.yaml", "sluice: 1\ndecisions:\n" + replaced(decision, "D-1", "D-2"));
  const auto policy = folder.load();
  REQUIRE(policy);
  REQUIRE(policy->decisions.size() == 2);
  CHECK(policy->decisions[0].id == "D-1");
  CHECK(policy->decisions[1].id == "D-2");
}

TEST_CASE("decisions_file: the project may name others; those of a delivery are refused", "[policy][decisions]") {
  const PolicyFolder folder;
  write_decisions(folder, "  - {id: broken}\n");
  folder.write("deliveries/zeta/decisions.yaml", "sluice: 1\ndecisions: []\n");
  folder.write("ours.yaml", "sluice: 1\ndecisions: []\n");
  const std::string project = std::string(usual_project) + "deliveries: ['deliveries/*']\n";
  folder.write("sluice.yaml", project + "decisions: ours.yaml\n");
  CHECK(folder.problems().empty());
  folder.write("sluice.yaml", project + "decisions: [ours.yaml, ./deliveries/zeta/decisions.yaml]\n");
  CHECK(folder.problems() == Strings{"decisions-in-delivery sluice.yaml:5:12"});
  folder.write("sluice.yaml", project + "decisions: [none.yaml]\n");
  CHECK(folder.problems() == Strings{"file-unreadable sluice.yaml:5:12"});
}

TEST_CASE("decisions_file: without a decision file there are none, and its place is watched", "[policy][decisions]") {
  const PolicyFolder folder;
  write_usual(folder);
  const auto policy = folder.load();
  REQUIRE(policy);
  CHECK(policy->decisions.empty());
  CHECK(policy->files.at(0) == folder.path("decisions.yaml"));
}

TEST_CASE("decisions_file: licenses must be listed where the list is at hand", "[policy][decisions]") {
  const PolicyFolder folder;
  write_decisions(folder, "  - {id: D-1, kind: concluded-license, subject: {sha256: " + digest +
                              "}, license: MIT AND Zlip, " + who + "}\n");
  PolicySources sources = folder.sources();
  CHECK(folder.load(sources));
  sources.license_names = &sample_names;
  const auto loaded = folder.load(sources);
  REQUIRE_FALSE(loaded);
  REQUIRE(loaded.error().diagnostics.size() == 1);
  CHECK(loaded.error().diagnostics[0].code == "unknown-license");
  CHECK(loaded.error().diagnostics[0].help == "a license with a similar name exists: 'Zlib'");
}

}  // namespace
}  // namespace sluice::test
