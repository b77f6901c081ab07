// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/files.hpp"
#include "program.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

std::string decision_on(const std::string& license) {
  return "sluice: 1\ndecisions:\n  - {id: D-1, kind: concluded-license, subject: {sha256: " + std::string(64, 'a') +
         "}, license: " + license + ", body: legal, by: j.doe, date: 2026-03-01, reason: read it}\n";
}

TEST_CASE("policy lint: decisions beside the project are checked, down to the ids of licenses", "[cli][policy_lint]") {
  const TemporaryFolder folder;
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: 'builtin:internal-baseline@1'}]\n");
  folder.write("decisions.yaml", decision_on("MIT AND Zlib"));
  const Ended good = sluice_run({"policy", "lint"}, folder.path());
  CHECK(good.code == 0);
  folder.write("decisions.yaml", decision_on("MIT AND Zlip"));
  const Ended slip = sluice_run({"policy", "lint"}, folder.path());
  CHECK(slip.code == 2);
  CHECK(slip.err.find("error[unknown-license]: 'Zlip' is no license of the SPDX License List") != std::string::npos);
  CHECK(slip.err.find("decisions.yaml:3:") != std::string::npos);
  CHECK(slip.err.find("a license with a similar name exists: 'Zlib'") != std::string::npos);
  folder.write("decisions.yaml", "sluice: 1\ndecisions: [{id: D-1}]\n");
  CHECK(sluice_run({"policy", "lint"}, folder.path()).code == 2);
}

TEST_CASE("policy lint: the shipped categories and duties are well-formed", "[cli][policy_lint]") {
  const TemporaryFolder folder;
  folder.write(
      "pack.yaml",
      "sluice: 1\npack: {id: acme/x, version: 1.0.0, title: t}\nextends: [{use: 'builtin:internal-baseline@1'}]\n"
      "license-categories: {proprietary-free: [LicenseRef-acme]}\n");
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}]\n");
  const Ended ended = sluice_run({"policy", "lint"}, folder.path());
  CHECK(ended.code == 0);
  CHECK(ended.out.find("policy is well-formed") != std::string::npos);
}

TEST_CASE("policy lint: names what does nothing, and what found nothing in given verdicts", "[cli][policy_lint]") {
  const TemporaryFolder folder;
  folder.write("rules.yaml",
               "sluice: 1\nrules:\n"
               "  - {id: acme/notice.gone, kind: document.present, title: t, severity: high, tags: [notice], with: {role: r, any: [NOTICE]}}\n"
               "  - {id: acme/readme.gone, kind: document.present, title: t, severity: high, tags: [notice], match: {supplier: [nobody]}, with: {role: r, any: [x]}}\n");
  folder.write("pack.yaml",
               "sluice: 1\npack: {id: acme/x, version: 1.0.0, title: t, review-by: 2020-01-01}\nrule-files: [rules.yaml]\nuse: ['acme/*']\n"
               "routes: [{to: lawyers, match: {tags: [license]}}, {to: ospo}]\n");
  folder.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}]\nwaivers: waivers.yaml\nsuppliers: suppliers.yaml\n");
  folder.write("suppliers.yaml", "sluice: 1\nsuppliers: {zeta: {name: Zeta}}\n");
  folder.write("waivers.yaml", "sluice: 1\nwaivers: [{id: W-1, rules: [acme/gone], expires: 2030-01-01}]\n");
  folder.write("d/a.txt", "a\n");
  sluice_run({"check", "d", "--quiet", "--out", "json=v.json"}, folder.path());
  const Ended ended = sluice_run({"policy", "lint", "--over", "v.json"}, folder.path());
  CAPTURE(ended.err);
  CHECK(ended.code == 0);
  for (const char* code : {"dead-match", "unreachable-route", "pack-review", "dead-waiver"})
    CHECK(ended.err.find(std::string("[") + code + "]") != std::string::npos);
  CHECK(ended.err.find("rule 'acme/readme.gone' found nothing in 1 verdict") != std::string::npos);
  CHECK(ended.err.find("rule 'acme/notice.gone' found nothing") == std::string::npos);
}

TEST_CASE("policy test: the cases of every shipped pack hold", "[cli][policy_lint]") {
  const std::vector<std::string> packs = list_folder(SLUICE_SOURCE_DIR "/policy/packs");
  CHECK(packs.size() >= 3);
  for (const std::string& pack : packs) {
    const TemporaryFolder folder;
    const std::string name = pack.substr(0, pack.find('.'));
    folder.write("sluice.yaml", "sluice: 1\nextends: [{use: 'builtin:" + name + "@1'}]\n");
    const Ended ended = sluice_run({"policy", "test"}, folder.path());
    INFO(name << "\n" << ended.out << ended.err);
    CHECK(ended.code == 0);
    CHECK(ended.out.find(" 0 failed, 0 rules without") != std::string::npos);
  }
}

}  // namespace
}  // namespace sluice::test
