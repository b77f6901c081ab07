// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/files.hpp"
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

const std::string data_folder = SLUICE_SOURCE_DIR "/tests/policy/data";

PolicySources rich_sources() {
  PolicySources sources;
  sources.packs = {data_folder + "/acme-supplier-intake.yaml"};
  return sources;
}

TEST_CASE("cases: a company pack as rich as they come loads", "[policy][cases]") {
  const auto policy = load_policy(rich_sources(), fake_catalogue());
  if (!policy) {
    for (const Diagnostic& problem : policy.error().diagnostics) UNSCOPED_INFO(render(problem, {}));
  }
  REQUIRE(policy);
  CHECK(policy->rules.size() == 4);
  CHECK(policy->routes.size() == 5);
  CHECK(policy->rung == "observe");
  CHECK(policy->packs[1].review_by == parse_day("2027-03-31"));
  const Rule* license = policy->find_rule("acme/license.not-allowed");
  REQUIRE(license);
  CHECK(license->list("allow") == Strings{"pkg:generic/zlib*", "pkg:generic/expat*", "pkg:generic/bought-*"});
  CHECK(setters_of(*license, "with.allow").back() ==
        "pack acme/supplier-intake: [\"pkg:generic/zlib*\", \"pkg:generic/expat*\", \"pkg:generic/bought-*\"]");
  const Rule* sbom = policy->find_rule("acme/sbom.incomplete");
  REQUIRE(sbom);
  CHECK(sbom->list("fields").size() == 6);
  CHECK(sbom->number("min-coverage") == 95);
  CHECK(setters_of(*policy->find_rule("acme/delivery.no-note"), "severity") ==
        Strings{"rule: low", "pack acme/supplier-intake: medium"});
}

TEST_CASE("cases: those of packs and rules are read, and lacking ones are named", "[policy][cases]") {
  const auto loaded = load_cases(rich_sources(), fake_catalogue());
  REQUIRE(loaded);
  REQUIRE(loaded->cases.size() == 4);
  const Case& relative = loaded->cases[0];
  CHECK(relative.name == "a relative path passes");
  CHECK(relative.given.contents.entries.at(0).path == "etc/passwd");
  const Case& traversal = loaded->cases[1];
  CHECK(traversal.file == data_folder + "/acme-supplier-intake.yaml");
  CHECK(traversal.day == parse_day("2026-10-01"));
  CHECK(traversal.rung == "enforce");
  REQUIRE(traversal.waivers.size() == 1);
  CHECK(traversal.waivers[0].defects.empty());
  REQUIRE(traversal.given.contents.hazards.size() == 1);
  CHECK(traversal.given.contents.hazards[0].id == HazardId::path_traversal);
  CHECK(traversal.given.contents.hazards[0].place == "d.zip!/../etc/passwd");
  CHECK(traversal.expect.at(0).count == 1);
  const Case& early = loaded->cases[2];
  CHECK(early.expect.at(0).becomes == Action::fail);
  CHECK(early.expect.at(0).becomes_from == parse_day("2026-10-01"));
  CHECK(early.given.components.at(0).provenance == Provenance::supplier);
  const Case& linked = loaded->cases[3];
  CHECK(linked.given.uses.at(0).linkage == Linkage::dynamic);
  CHECK(linked.expect.at(0).obligations == Strings{"ship-license-text", "offer-source"});
  Strings missing;
  for (const Diagnostic& problem : loaded->missing) missing.push_back(problem.message);
  CHECK(missing == Strings{"rule 'acme/delivery.note-missing' has no passing and no failing case",
                           "rule 'acme/license.not-allowed' has no failing case",
                           "rule 'acme/sbom.incomplete' has no passing case"});
}

void write_case(const PolicyFolder& folder, const std::string& given,
                const std::string& expect = "[{rule: acme/archive.deep, outcome: pass}]") {
  write_usual(folder);
  folder.write("pack.yaml", std::string(usual_pack) + "cases:\n  - name: c\n    given: " + given +
                                "\n    at: {day: 2026-10-01, rung: managed}\n    expect: " + expect + "\n");
}

TEST_CASE("cases: facts of deliveries become an inventory", "[policy][cases]") {
  const PolicyFolder folder;
  write_case(folder, R"(
      deliveries:
        - name: d.tar.gz
          supplier: zeta
          completeness: incomplete
          reason: cut off
          manifest: {supplier.name: Zeta, product.version: 1.0.0}
          defects: [{term: manifest.missing-key, detail: d, help: h}]
          documents: [{role: notice, path: NOTICE}]
          entries: [{path: NOTICE, type: text, size: 2 KiB, mode: "0755", sha256: 5b1f0c0d9a1e4f6c8f0c2a77b1d23e90a1b2c3d4e5f60718293a4b5c6d7e8f90}, {path: l, kind: symlink, link: NOTICE, encrypted: true}]
          nested: [{path: inner.zip, entries: [{path: a}], hazards: [{term: archive.truncated, weight: warning}]}]
          checksums: [{algorithm: sha256, path: NOTICE, expected: aa, actual: bb}]
        - {name: second}
      build: {project: demo, targets: [{name: app, type: EXECUTABLE, ships: false}], link-inputs: 3}
      unknowns: [{fact: f, reason: r}])");
  const auto loaded = load_cases(folder.sources(), fake_catalogue());
  REQUIRE(loaded);
  const Inventory& given = loaded->cases.at(0).given;
  REQUIRE(given.contents.containers.size() == 3);
  CHECK(given.contents.containers[0].format == "tar");
  CHECK(given.contents.containers[0].filters == Strings{"gzip"});
  CHECK(given.contents.containers[0].completeness == Completeness::incomplete);
  CHECK(given.contents.containers[0].entry_count == 3);
  CHECK(given.contents.containers[1].path == "d.tar.gz!/inner.zip");
  CHECK(given.contents.containers[1].parent == 0);
  CHECK(given.contents.containers[2].format == "folder");
  CHECK(given.contents.entries[0].mode == 0755);
  CHECK(given.contents.entries[0].size == 2048);
  CHECK(given.contents.entries[0].sha256);
  CHECK(given.contents.entries[1].kind == EntryKind::symlink);
  CHECK(given.contents.hazards.at(0).weight == Weight::warning);
  REQUIRE(given.deliveries.size() == 2);
  CHECK(given.deliveries[0].supplier == "zeta");
  CHECK(given.deliveries[0].find_field("product.version")->value == "1.0.0");
  CHECK(given.deliveries[0].defects.at(0).help == "h");
  CHECK(given.documents.size() == 3);
  CHECK(given.documents.at(given.deliveries[0].manifest).role == "manifest");
  CHECK(given.documents[0].entry == 0);
  CHECK(given.checksums.at(0).entry == 0);
  CHECK(given.checksums.at(0).actual == "bb");
  CHECK(given.deliveries[1].container == 2);
  CHECK(given.build->link_inputs == 3);
  CHECK_FALSE(given.build->targets.at(0).ships);
  CHECK(given.unknowns.at(0).reason == "r");
}

TEST_CASE("cases: what cannot stand for facts is refused at its place", "[policy][cases]") {
  const PolicyFolder folder;
  const auto problems = [&] {
    const auto loaded = load_cases(folder.sources(), fake_catalogue());
    return loaded ? Strings() : folder.problems(loaded.error());
  };
  write_case(folder, "{deliveries: [{name: d.zip, hazards: [{term: archive.path.travrsal}]}]}");
  CHECK(problems() == Strings{"unknown-hazard pack.yaml:7:57"});
  write_case(folder, "{uses: [{consumer: app, purl: 'pkg:generic/a'}]}");
  CHECK(problems() == Strings{"unknown-component pack.yaml:7:42"});
  write_case(folder, "{deliveries: [{nam: d.zip}]}");
  CHECK(problems().size() == 2);
  write_case(folder, "{}", "[{rule: acme/archive.depe, outcome: pass}]");
  CHECK(problems() == Strings{"unknown-rule pack.yaml:9:21"});
  write_case(folder, "{}", "[]");
  CHECK(problems() == Strings{"empty-case pack.yaml:6:11"});
}

TEST_CASE(
    "cases: the project's own changes do not count, and shipped rules are held to their cases only by shipped packs",
    "[policy][cases]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("shipped/rules/a.yaml",
               "sluice: 1\nrules:\n  - id: archive.deep\n    kind: archive.nested\n    title: t\n    severity: low\n   "
               " cases: [{name: c, given: {}, at: {day: 2026-10-01, rung: managed}, "
               "expect: [{rule: archive.deep, outcome: pass}]}]\n");
  folder.write("shipped/packs/safe.yaml",
               "sluice: 1\npack: {id: sluice/safe, version: 1.0.0, title: t}\nuse: [archive.*]\n");
  folder.write("pack.yaml", std::string(usual_pack) + "extends: [{use: 'builtin:safe@1'}]\n");
  folder.write("sluice.yaml", std::string(usual_project) + "raise: {acme/archive.deep: {severity: critical}}\n");
  auto loaded = load_cases(folder.sources(), fake_catalogue());
  REQUIRE(loaded);
  CHECK(loaded->cases.empty());
  CHECK(loaded->missing.size() == 2);
  CHECK(loaded->policy.find_rule("acme/archive.deep")->severity == Severity::medium);
  PolicySources sources = folder.sources();
  sources.packs = {"builtin:safe@1"};
  loaded = load_cases(sources, fake_catalogue());
  REQUIRE(loaded);
  CHECK(loaded->cases.size() == 1);
  REQUIRE(loaded->missing.size() == 1);
  CHECK(loaded->missing[0].message == "rule 'archive.deep' has no failing case");
}

}  // namespace
}  // namespace sluice::test
