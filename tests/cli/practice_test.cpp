// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What an open source office lives through, each as it would come: files in, the program's answer out.
#include "base/digest.hpp"
#include "cli/judged_archive.hpp"
#include "support/test_keys.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::string_view usual_manifest =
    "delivery: 1\nid: radar-1\nsupplier: {name: Acme, id: 'domain:acme.example', role: manufacturer}\n"
    "product: {name: radar, version: '1.0', purl: 'pkg:generic/acme/radar@1.0'}\n"
    "contacts: {foss: oss@acme.example, security: psirt@acme.example}\n"
    "use-case: {form: [source], channel: media, audience: external}\n"
    "declarations: {contains-foss: true, sub-suppliers: none}\n"
    "artifacts: [{path: src, kind: source}]\nsboms: [{path: sbom.json}]\n";

/// A company's folder: two rules on documents in a pack, and a delivery of Acme's that breaks both.
class Office {
 public:
  Office() {
    folder_.write(
        "rules.yaml",
        "sluice: 1\nrules:\n"
        "  - {id: acme/notice.gone, kind: document.present, title: no notice, severity: high, tags: [license], "
        "with: {role: notice, any: ['**/NOTICE']}}\n"
        "  - {id: acme/chart.gone, kind: document.present, title: no chart, severity: high, tags: [chart], "
        "match: {distribution: [external]}, with: {role: chart, any: ['**/CHART']}}\n");
    pack(
        "routes:\n  - {to: chips-office, contact: chips@acme.example, match: {business-unit: [chips], tags: "
        "[license]}}\n"
        "  - {to: ospo, contact: ospo@acme.example}\n");
    project("");
    register_of("");
    folder_.write("in/acme/radar-1.0/delivery.yaml", usual_manifest);
    folder_.write("in/acme/radar-1.0/src/a.c", "int a;\n");
  }

  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  void pack(const std::string& more) const {
    write("pack.yaml",
          "sluice: 1\npack: {id: acme/intake, version: 1.0.0, title: Intake}\nrule-files: [rules.yaml]\n"
          "use: ['acme/*', delivery.supplier-unknown]\ndefault-rung: managed\n"
          "waiver-policy: {require: [owner, approved-by, reason], max-days: {high: 90}, "
          "approvers: {license: [license-committee], '*': [ospo]}}\n" +
              more);
  }
  void project(const std::string& more) const {
    write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}]\nsuppliers: suppliers.yaml\n" + more);
  }
  void register_of(const std::string& more) const {
    write("suppliers.yaml",
          "sluice: 1\nsuppliers:\n  acme: {name: Acme, ids: ['domain:acme.example'], paths: ['in/acme/**']" + more +
              "}\n  zeta: {name: Zeta, ids: ['domain:zeta.example'], paths: ['in/zeta/**']}\n");
  }

  Ended run(std::vector<std::string> arguments) const { return sluice_run(std::move(arguments), folder_.path()); }
  Ended check(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"check", "in/acme/radar-1.0", "--quiet", "--out", "json=report.json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    Ended ended = run(std::move(arguments));
    read_report();
    return ended;
  }
  void read_report() { body_ = report_body(folder_.path() + "/report.json"); }

  /// Those of the last check.
  std::vector<const json::Value*> findings(std::string_view rule) const {
    std::vector<const json::Value*> found;
    for (const json::Value& one : body_.items_of("findings"))
      if (one.text_or("rule", "") == rule) found.push_back(&one);
    return found;
  }
  bool remarks(std::string_view code) const {
    const auto& all = body_.items_of("remarks");
    return std::ranges::any_of(all, [&](const json::Value& one) { return one.text_or("code", "") == code; });
  }

 private:
  TemporaryFolder folder_;
  json::Value body_;
};

const std::string waiver_start =
    "sluice: 1\nwaivers:\n  - {id: W-1, rules: [acme/notice.gone], category: accepted-risk, reason: in work, "
    "created: 2026-11-01, expires: 2026-12-31, ";

std::string replaced_once(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? std::string("nothing to replace") : text.replace(at, from.size(), to);
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("practice: five packs that ask for an SBOM give one finding with five clauses", "[cli][practice]") {
  Office office;
  std::vector<std::string> packs = {"--rung", "managed"};
  for (const char* pack : {"ntia-2021", "cisa-2026", "bsi-tr-03183-2", "openchain-18974", "eu-cra"}) {
    packs.emplace_back("--policy");
    packs.emplace_back(std::string("builtin:") + pack + "@1");
  }
  CHECK(office.check(packs).code == 1);
  const auto found = office.findings("sbom.missing");
  REQUIRE(found.size() == 1);
  CHECK(found[0]->items_of("packs").size() >= 5);
  CHECK(found[0]->items_of("clauses").size() >= 5);
}

TEST_CASE("practice: a business unit without coordinator falls back to the office, and that is a warning",
          "[cli][practice]") {
  Office office;
  office.project("context: {business-unit: chips}\n");
  office.check();
  REQUIRE(office.findings("acme/notice.gone").size() == 1);
  CHECK(office.findings("acme/notice.gone")[0]->text_or("route", "") == "chips-office");
  CHECK_FALSE(office.remarks("route.fallback"));
  office.project("context: {business-unit: boards}\n");
  office.check();
  CHECK(office.findings("acme/notice.gone")[0]->text_or("route", "") == "ospo");
  CHECK(office.remarks("route.fallback"));
}

TEST_CASE("practice: a license waiver approved by security alone, or by its owner, is refused", "[cli][practice]") {
  const auto [approver, owner, holds] =
      GENERATE(table<std::string, std::string, bool>({{"psirt", "dev", false},
                                                      {"license-committee", "license-committee", false},
                                                      {"license-committee", "dev", true}}));
  CAPTURE(approver, owner);
  Office office;
  office.project("waivers: waivers.yaml\n");
  office.write("waivers.yaml", waiver_start + "owner: " + owner + ", approved-by: " + approver + "}\n");
  office.check({"--as-of", "2026-11-20", "--allow-past"});
  REQUIRE(office.findings("acme/notice.gone").size() == 1);
  CHECK(office.findings("acme/notice.gone")[0]->boolean_or("waived", false) == holds);
  CHECK(office.remarks("waiver.unapproved") != holds);
}

TEST_CASE("practice: a supplier at onboarding until a day fails the day after", "[cli][practice]") {
  Office office;
  office.register_of(", rung: onboarding, rung-until: 2030-12-01");
  CHECK(office.check({"--as-of", "2030-12-01"}).code == 0);
  REQUIRE(office.findings("acme/notice.gone").size() == 1);
  CHECK(has(office.findings("acme/notice.gone")[0]->text_or("shadow", ""), "managed"));
  CHECK(office.check({"--as-of", "2030-12-02"}).code == 1);
}

TEST_CASE("practice: a project that loosens is refused, with the place", "[cli][practice]") {
  Office office;
  const std::string more = GENERATE("raise: {acme/notice.gone: {severity: low}}\n", "rung: observe\n",
                                    "raise: {acme/notice.gone: {with: {any: ['**']}}}\n");
  office.project(more);
  const Ended ended = office.check();
  CAPTURE(more, ended.err);
  CHECK(ended.code == 2);
  CHECK(has(ended.err, "sluice.yaml:4:"));
}

TEST_CASE("practice: a manifest that claims another supplier fails", "[cli][practice]") {
  Office office;
  office.write("in/acme/radar-1.0/NOTICE", "n\n");
  office.write("in/acme/radar-1.0/CHART", "c\n");
  CHECK(office.check().code == 0);
  office.write(
      "in/acme/radar-1.0/delivery.yaml",
      replaced_once(std::string(usual_manifest), "Acme, id: 'domain:acme.example'", "Zeta, id: 'domain:zeta.example'"));
  CHECK(office.check().code == 1);
  REQUIRE(office.findings("delivery.supplier-unknown").size() == 1);
  CHECK(office.findings("delivery.supplier-unknown")[0]->text_or("term", "") == "supplier.other");
}

TEST_CASE("practice: a decision without body or date is refused", "[cli][practice]") {
  const std::string lacking = GENERATE("body: legal, ", "date: 2026-03-01, ");
  const std::string whole =
      "sluice: 1\ndecisions:\n  - {id: D-1, kind: concluded-license, subject: {sha256: " + std::string(64, 'a') +
      "}, license: MIT, body: legal, date: 2026-03-01, by: j.doe, reason: r}\n";
  Office office;
  office.write("decisions.yaml", whole);
  CHECK(office.check().code == 1);
  office.write("decisions.yaml", replaced_once(whole, lacking, ""));
  const Ended ended = office.check();
  CHECK(ended.code == 2);
  CHECK(has(ended.err, "decisions.yaml:3:"));
}

TEST_CASE("practice: a decision is void, and says so, when the bytes change", "[cli][practice]") {
  Office office;
  const std::string odd =
      "// SPDX-License-"
      "Identifier: LicenseRef-odd\nint a;\n";
  office.write("sluice.yaml", "sluice: 1\nextends: [{use: 'builtin:license-compliance@1'}]\n");
  office.write("decisions.yaml",
               "sluice: 1\ndecisions:\n  - {id: D-1, kind: concluded-license, subject: {purl: "
               "'pkg:generic/acme/radar@*', path: src/a.c}, pin: {sha256: " +
                   to_hex(sha256(odd)) + "}, license: MIT, body: legal, date: 2026-03-01, by: j.doe, reason: r}\n");
  office.write("in/acme/radar-1.0/src/a.c", odd);
  office.check();
  CHECK_FALSE(office.remarks("decision.void"));
  office.write("in/acme/radar-1.0/src/a.c", odd + "int b;\n");
  office.check();
  CHECK(office.remarks("decision.void"));
}

TEST_CASE("practice: a missing distribution is judged by the strictest", "[cli][practice]") {
  Office office;
  office.check();
  CHECK(office.findings("acme/chart.gone").size() == 1);
  CHECK(office.remarks("project.distribution-unstated"));
  office.project("context: {distribution: internal}\n");
  office.check();
  CHECK(office.findings("acme/chart.gone").empty());
  CHECK_FALSE(office.remarks("project.distribution-unstated"));
}

TEST_CASE("practice: a tampered pack or lock refuses to run", "[cli][practice]") {
  Office office;
  REQUIRE(office.run({"policy", "lock"}).code == 0);
  CHECK(office.check().code == 1);
  office.write("rules.yaml", "sluice: 1\nrules: []\n");
  CHECK(office.check().code == 2);
  const Office other;
  REQUIRE(other.run({"policy", "lock"}).code == 0);
  other.pack("");
  const Ended ended = other.run({"check", "in/acme/radar-1.0"});
  CHECK(ended.code == 2);
  CHECK(has(ended.err, "lock-mismatch"));
}

TEST_CASE("practice: a tampered overlay refuses to run", "[cli][practice]") {
  Office office;
  office.write("office.pem", test::ed25519_key('o').private_pem);
  office.write("machine/overlay.pub", test::ed25519_key('o').public_pem);
  const std::string overlay = "sluice: 1\npack: {id: acme/emergency, version: 1.0.0, title: Emergency}\n";
  office.write("machine/overlay.yaml", overlay);
  REQUIRE(office.run({"policy", "sign", "machine/overlay.yaml", "--key", "office.pem"}).code == 0);
  CHECK(office.check({"--overlay", "machine"}).code == 1);
  office.write("machine/overlay.yaml", overlay + "use: ['*']\n");
  const Ended ended = office.check({"--overlay", "machine"});
  CHECK(ended.code == 2);
  CHECK(has(ended.err, "machine/overlay.yaml: was changed after it was signed"));
}

TEST_CASE("practice: delivery n+1 with unchanged files needs no edit", "[cli][practice]") {
  Office office;
  const std::string odd =
      "// SPDX-License-"
      "Identifier: LicenseRef-odd\nint a;\n";
  office.write("sluice.yaml",
               "sluice: 1\nextends: [{use: 'builtin:license-compliance@1'}]\nrung: managed\nsuppliers: suppliers.yaml\nwaivers: waivers.yaml\n");
  office.write("decisions.yaml",
               "sluice: 1\ndecisions:\n  - {id: D-1, kind: concluded-license, subject: {purl: "
               "'pkg:generic/acme/radar@*', path: src/a.c}, pin: {sha256: " +
                   to_hex(sha256(odd)) + "}, license: MIT, body: legal, date: 2026-03-01, by: j.doe, reason: r}\n");
  office.write("waivers.yaml",
               "sluice: 1\nwaivers:\n  - {id: W-1, rules: [license.text-missing], match: {supplier: acme}, category: accepted-risk, reason: in "
               "work, owner: dev, approved-by: license-committee, ticket: T-1, created: 2026-11-01, expires: 2030-12-31}\n");
  office.write("in/acme/radar-1.0/src/a.c", odd);
  office.check({"--as-of", "2026-11-20", "--allow-past"});
  CHECK_FALSE(office.remarks("decision.void"));
  const std::size_t unknown = office.findings("license.unknown").size();
  office.write("in/acme/radar-1.1/src/a.c", odd);
  office.write("in/acme/radar-1.1/src/b.c", "int b;\n");
  std::string next = replaced_once(std::string(usual_manifest), "id: radar-1", "id: radar-2");
  next = replaced_once(replaced_once(next, "version: '1.0'", "version: '1.1'"), "radar@1.0", "radar@1.1");
  office.write("in/acme/radar-1.1/delivery.yaml", next);
  const Ended ended = office.run({"check", "in/acme/radar-1.1", "--quiet", "--out", "json=report.json", "--as-of", "2026-11-20", "--allow-past"});
  CAPTURE(ended.err);
  office.read_report();
  CHECK_FALSE(office.remarks("decision.void"));
  CHECK(office.findings("license.unknown").size() == unknown);
  CHECK(unknown == 0);
  for (const json::Value* one : office.findings("license.text-missing")) CHECK(one->boolean_or("waived", false));
}

TEST_CASE("practice: a baseline is taken once, shrinks by itself, and check never writes it", "[cli][practice]") {
  Office office;
  CHECK(office.run({"baseline", "in/acme/radar-1.0"}).code == 0);
  office.project("baseline: baseline.json\n");
  CHECK(office.check().code == 0);
  REQUIRE(office.findings("acme/notice.gone").size() == 1);
  CHECK(office.findings("acme/notice.gone")[0]->boolean_or("known", false));
  office.write("in/acme/radar-1.0/NOTICE", "n\n");
  const Ended shrunk = office.run({"baseline", "in/acme/radar-1.0"});
  CHECK(has(shrunk.out, "1 known finding"));
  office.write("rules.yaml",
               "sluice: 1\nrules:\n  - {id: acme/chart.gone, kind: document.present, title: no chart, severity: high, "
               "waivable: false, "
               "with: {role: chart, any: ['**/CHART']}}\n");
  CHECK(office.check().code == 1);
  CHECK(has(office.run({"baseline", "in/acme/radar-1.0", "--renew"}).out, "0 known findings"));
}
