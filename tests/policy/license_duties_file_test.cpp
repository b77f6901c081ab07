// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

void write_duties(const PolicyFolder& folder, const std::string& duties) {
  write_usual(folder);
  folder.write("pack.yaml", std::string(usual_pack) + "license-duties: duties/*.yaml\n");
  folder.write("duties/own.yaml", "sluice: 1\ntitle: ours\nlicenses: [LicenseRef-acme]\nduties:\n" + duties);
}

TEST_CASE("license_duties_file: every field is taken over", "[policy][license_duties]") {
  const PolicyFolder folder;
  write_duties(folder, R"(  - id: share-source
    must: Share it.
    clause: ACME section 3
    when: {distributed: true, form: [source, binary], linkage: static, any: [{modified: false}, {not: {signed-boot: true}}]}
    evidence: {any: [notice-file, {all: [{license-text: this}, {sentence: "By ACME"}, {linkage: [dynamic, process]}]}]}
    provable: machine
  - id: no-marks
    must-not: Use the marks.
    clause: ACME section 4
    provable: none
)");
  const auto policy = folder.load();
  REQUIRE(policy);
  REQUIRE(policy->license_duties.sets.size() == 1);
  const LicenseDutySet& set = policy->license_duties.sets[0];
  CHECK(set.title == "ours");
  CHECK(set.by == "pack acme/intake");
  CHECK(policy->license_duties.licenses.at("licenseref-acme") == 0);
  REQUIRE(set.duties.size() == 2);
  const LicenseDuty& share = set.duties[0];
  CHECK(share.text == "Share it.");
  CHECK(share.clause == "ACME section 3");
  CHECK(share.provable == Provable::machine);
  REQUIRE(share.when.parts.size() == 4);
  CHECK(share.when.parts[0].fact == DutyFact::distributed);
  CHECK(share.when.parts[1].source);
  CHECK(share.when.parts[1].binary);
  CHECK(share.when.parts[2].linkages == std::vector{Linkage::static_linked});
  CHECK(share.when.parts[3].op == DutyCondition::Op::any);
  CHECK_FALSE(share.when.parts[3].parts.at(0).parts.at(0).wanted);
  CHECK(share.when.parts[3].parts.at(1).parts.at(0).op == DutyCondition::Op::none);
  CHECK(share.evidence.op == DutyEvidence::Op::any);
  CHECK(share.evidence.parts.at(0).kind == EvidenceKind::notice_file);
  const DutyEvidence& all = share.evidence.parts.at(1);
  CHECK(all.op == DutyEvidence::Op::all);
  CHECK(all.parts.at(0).value == "this");
  CHECK(all.parts.at(1).kind == EvidenceKind::sentence);
  CHECK(all.parts.at(1).value == "By ACME");
  CHECK(all.parts.at(2).linkages == std::vector{Linkage::dynamic, Linkage::process});
  CHECK(set.duties[1].is_prohibition);
  CHECK(set.duties[1].text == "Use the marks.");
  CHECK(set.duties[1].when.parts.empty());
}

struct Broken {
  const char* duty;
  const char* problem;
};

TEST_CASE("license_duties_file: what is wrong has its place", "[policy][license_duties]") {
  const auto broken = GENERATE(values<Broken>({
      {"{id: a, must: x, provable: none}", "missing-key own.yaml:5:5"},
      {"{id: a, clause: c, provable: none}", "bad-duty own.yaml:5:5"},
      {"{id: a, must: x, must-not: x, clause: c, provable: none}", "bad-duty own.yaml:5:5"},
      {"{id: a, must: x, clause: c, provable: machine}", "bad-duty own.yaml:5:43"},
      {"{id: a, must: x, clause: c, provable: none, evidence: notice-file}", "bad-duty own.yaml:5:43"},
      {"{id: a, must: x, clause: c, provable: maybe}", "wrong-value own.yaml:5:43"},
      {"{id: a, must: x, clause: c, provable: none, when: {distribted: true}}", "unknown-key own.yaml:5:56"},
      {"{id: a, must: x, clause: c, provable: none, when: {distributed: maybe}}", "wrong-value own.yaml:5:69"},
      {"{id: a, must: x, clause: c, provable: none, when: {linkage: unknown}}", "wrong-value own.yaml:5:65"},
      {"{id: a, must: x, clause: c, provable: none, when: {any: []}}", "bad-condition own.yaml:5:61"},
      {"{id: a, must: x, clause: c, provable: machine, evidence: notice}", "bad-evidence own.yaml:5:62"},
      {"{id: a, must: x, clause: c, provable: machine, evidence: sentence}", "bad-evidence own.yaml:5:62"},
      {"{id: a, must: x, clause: c, provable: machine, evidence: {sentense: x}}", "unknown-key own.yaml:5:63"},
      {"{id: a, must: x, clause: c, provable: machine, evidence: {sentence: x, declared: y}}",
       "bad-evidence own.yaml:5:62"},
      {"{id: a, must: x, clause: c, provable: machine, evidence: {all: []}}", "bad-evidence own.yaml:5:63"},
      {"{id: a, must: x, clause: c, provable: machine, evidence: {source-archive: any}}", "wrong-value own.yaml:5:79"},
      {"{id: a, must: x, clause: c, provable: machine, evidence: {license-text: MIT OR X11}}",
       "bad-license own.yaml:5:77"},
  }));
  CAPTURE(broken.duty);
  const PolicyFolder folder;
  write_duties(folder, "  - " + std::string(broken.duty) + "\n");
  Strings problems = folder.problems();
  for (std::string& problem : problems) problem = replaced(problem, "duties/", "");
  CHECK(problems == Strings{broken.problem});
}

TEST_CASE("license_duties_file: a file is about licenses or about exceptions, and each is there once",
          "[policy][license_duties]") {
  const PolicyFolder folder;
  const std::string duty = "duties: [{id: a, must: x, clause: c, provable: none}]\n";
  write_duties(folder, "  []\n");
  folder.write("duties/own.yaml", "sluice: 1\ntitle: t\n" + duty);
  CHECK(folder.problems() == Strings{"bad-duties duties/own.yaml:1:1"});
  folder.write("duties/own.yaml", "sluice: 1\ntitle: t\nlicenses: MIT\nexceptions: X\n" + duty);
  CHECK(folder.problems() == Strings{"bad-duties duties/own.yaml:1:1"});
  folder.write("duties/own.yaml", "sluice: 1\ntitle: t\nlicenses: [MIT, mit]\n" + duty);
  CHECK(folder.problems() == Strings{"duplicate-license duties/own.yaml:3:17"});
  folder.write("duties/own.yaml", "sluice: 1\ntitle: t\nlicenses: MIT\nlifts: [{duties: a, clause: c}]\n" + duty);
  CHECK(folder.problems() == Strings{"bad-duties duties/own.yaml:4:8"});
  folder.write("duties/own.yaml", "sluice: 1\ntitle: t\nexceptions: X\nlifts: [{duties: [a, b], clause: c}]\n" + duty);
  CHECK(folder.problems() == Strings{"unknown-duty duties/own.yaml:4:18"});
  folder.write("duties/own.yaml",
               "sluice: 1\ntitle: t\nlicenses: MIT\nduties:\n  - {id: a, must: x, clause: c, provable: none}\n"
               "  - {id: a, must: x, clause: c, provable: none}\n");
  CHECK(folder.problems() == Strings{"duplicate-duty duties/own.yaml:6:10"});
  folder.write("pack.yaml", std::string(usual_pack) + "license-duties: duties/none*.yaml\n");
  CHECK(folder.problems() == Strings{"no-duty-file pack.yaml:5:17"});
}

TEST_CASE("license_duties_file: a pack's duties stand in place of the shipped ones", "[policy][license_duties]") {
  const PolicyFolder folder;
  write_duties(folder, "  - {id: own, must: x, clause: c, provable: none}\n");
  folder.write("shipped/licenses/duties/acme.yaml",
               "sluice: 1\ntitle: theirs\nlicenses: [LicenseRef-acme, ISC]\nduties: []\n");
  const auto policy = folder.load();
  REQUIRE(policy);
  const auto expression = parse_license_expression("LicenseRef-acme AND ISC", nullptr);
  REQUIRE(expression);
  const LicenseDutySet* ours = policy->license_duties.find_license(expression->operands[0]);
  const LicenseDutySet* theirs = policy->license_duties.find_license(expression->operands[1]);
  REQUIRE(ours != nullptr);
  REQUIRE(theirs != nullptr);
  CHECK(ours->title == "ours");
  CHECK(theirs->title == "theirs");
  CHECK(theirs->by == "shipped");
}

}  // namespace
}  // namespace sluice::test
