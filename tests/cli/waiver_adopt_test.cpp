// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// sluice waiver adopt: what a supplier proposes applies only once somebody on this side answers for it.
#include "base/files.hpp"
#include "cli/program.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace sluice;
using test::Ended;

namespace {

class Office {
 public:
  Office() {
    folder_.write("rules.yaml",
                  "sluice: 1\nrules:\n  - {id: acme/chart.gone, kind: document.present, title: no chart, severity: high, tags: [chart], "
                  "with: {role: chart, any: ['**/CHART']}}\n");
    folder_.write("pack.yaml",
                  "sluice: 1\npack: {id: acme/intake, version: 1.0.0, title: Intake}\nrule-files: [rules.yaml]\nuse: ['acme/*']\ndefault-rung: managed\n"
                  "waiver-policy: {require: [owner, approved-by, reason], max-days: {high: 90}, approvers: {'*': [ospo]}}\n");
    folder_.write("suppliers.yaml", "sluice: 1\nsuppliers: {zeta: {name: Zeta, paths: ['in/**']}}\n");
    folder_.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}]\nsuppliers: suppliers.yaml\nwaivers: [waivers.yaml]\n");
    folder_.write("waivers.yaml",
                  "# ours\nsluice: 1\nwaivers:\n  - id: W-1\n    rules: [acme/chart.gone]\n    match: {supplier: [other]}   # kept\n    reason: r\n    owner: o\n"
                  "    approved-by: ospo\n    created: 2026-11-01\n    expires: 2026-12-01\n");
    folder_.write("in/radar/delivery.yaml",
                  "delivery: 1\nid: radar-1\nfindings:\n  - {rule: acme/chart.gone, reason: \"there is no \\\"chart\\\": never was\"}\n  - {rule: acme/other.gone, path: src/a.c, reason: x}\n");
    folder_.write("in/radar/waivers.yaml", "sluice: 1\nwaivers: [{id: X, rules: ['**'], expires: 2099-01-01}]\n");
  }

  Ended adopt(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"waiver", "adopt", "in/radar", "--as-of", "2026-11-20", "--allow-past", "--no-cache"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::sluice_run(arguments, folder_.path());
  }
  Ended check(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"check", "in/radar", "--as-of", "2026-11-20", "--allow-past", "--no-cache", "--all"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::sluice_run(arguments, folder_.path());
  }
  std::string waivers() const { return read_file(folder_.path() + "/waivers.yaml", 1 << 20).value_or(""); }
  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }

 private:
  test::TemporaryFolder folder_;
};

const std::vector<std::string> sound = {"--take", "1", "--id", "W-2", "--owner", "j.doe", "--approved-by", "ospo", "--expires", "2027-01-31", "--category", "accepted-risk"};

}  // namespace

TEST_CASE("waiver adopt: proposals are listed, and nothing is applied", "[cli][waivers]") {
  const Office office;
  CHECK(office.check().code == 1);
  const std::string before = office.waivers();
  const Ended listed = office.adopt();
  CHECK(listed.code == 0);
  CHECK(listed.out.find("2 exceptions are proposed by the supplier; none is applied\n") == 0);
  CHECK(listed.out.find("  2  acme/other.gone in src/a.c\n") != std::string::npos);
  CHECK(office.waivers() == before);
}

TEST_CASE("waiver adopt: with an owner, an approver and a last day it becomes a waiver", "[cli][waivers]") {
  const Office office;
  const std::string before = office.waivers();
  const Ended adopted = office.adopt(sound);
  CAPTURE(adopted.out, adopted.err);
  REQUIRE(adopted.code == 0);
  CHECK(office.waivers() == before +
                                "  - id: \"W-2\"\n    rules: [\"acme/chart.gone\"]\n    match: {\"supplier\":[\"zeta\"]}\n    category: accepted-risk\n"
                                "    reason: \"proposed by the supplier: there is no \\\"chart\\\": never was\"\n    owner: \"j.doe\"\n    approved-by: \"ospo\"\n"
                                "    created: 2026-11-20\n    expires: 2027-01-31\n");
  const Ended after = office.check();
  CAPTURE(after.out);
  CHECK(after.code == 0);
}

TEST_CASE("waiver adopt: never silently, and never against the waiver policy", "[cli][waivers]") {
  const Office office;
  const std::string before = office.waivers();
  const auto refused = [&](std::vector<std::string> arguments, const std::string& because) {
    const Ended ended = office.adopt(std::move(arguments));
    CAPTURE(because, ended.err);
    CHECK(ended.code == 2);
    CHECK(ended.err.find(because) != std::string::npos);
    CHECK(office.waivers() == before);
  };
  const auto with = [](std::size_t at, const std::string& value) {
    std::vector<std::string> changed = sound;
    changed[at] = value;
    return changed;
  };
  refused({"--take", "1"}, "missing --id (its name in reports), --owner (who answers for it), --approved-by (who decided it), --expires (its last day)");
  refused(with(1, "3"), "the delivery proposes 2");
  refused(with(1, "2"), "would not apply (unknown-rule)");
  refused(with(3, "W-1"), "there is a waiver 'W-1' already");
  refused(with(7, "j.doe"), "approved a waiver of their own");
  refused(with(7, "security"), "would not apply (unapproved)");
  refused(with(9, "2028-01-01"), "would not apply (too-long)");
  refused(with(9, "2026-11-01"), "would not apply");
  office.write("suppliers.yaml", "sluice: 1\nsuppliers: {zeta: {name: Zeta, paths: ['elsewhere/**']}}\n");
  refused(sound, "nobody knows whose delivery this is");
  std::vector<std::string> misspelled = sound;
  misspelled.insert(misspelled.end(), {"--supplier", "zetta"});
  refused(misspelled, "--supplier zetta: the register has no such supplier");
  CHECK(office.adopt(misspelled).err.find("did you mean 'zeta'?") != std::string::npos);
  office.write("suppliers.yaml", "sluice: 1\nsuppliers: {zeta: {name: Zeta, paths: ['in/**']}}\n");
  office.write("waivers.yaml", "sluice: 1\nwaivers: [{id: W-1, rules: [acme/chart.gone], reason: r, owner: o, approved-by: ospo, expires: 2026-12-01}]\n");
  CHECK(office.adopt(sound).err.find("is not written line by line") != std::string::npos);
}

TEST_CASE("waiver adopt: a proposal for every path is not for every supplier", "[cli][waivers]") {
  const Office office;
  office.write("suppliers.yaml", "sluice: 1\nsuppliers: {zeta: {name: Zeta, paths: ['elsewhere/**']}}\n");
  office.write("in/radar/delivery.yaml", "delivery: 1\nid: radar-1\nfindings: [{rule: acme/chart.gone, path: '**', reason: x}]\n");
  const std::string before = office.waivers();
  const Ended refused = office.adopt(sound);
  CHECK(refused.code == 2);
  CHECK(refused.err.find("would hold for every supplier") != std::string::npos);
  CHECK(office.waivers() == before);
  std::vector<std::string> stated = sound;
  stated.insert(stated.end(), {"--supplier", "zeta"});
  CHECK(office.adopt(stated).code == 0);
  CHECK(office.waivers().find("match: {\"supplier\":[\"zeta\"],\"path\":[\"**\"]}") != std::string::npos);
}

TEST_CASE("check: a supplier whom the register does not know is refused", "[cli][suppliers]") {
  const Office office;
  const Ended refused = office.check({"--supplier", "nobody"});
  CHECK(refused.code == 2);
  CHECK(refused.err.find("--supplier nobody: the register has no such supplier") != std::string::npos);
  office.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}]\n");
  CHECK(office.check({"--supplier", "nobody"}).code == 1);
}

TEST_CASE("waiver adopt: a file that is not named yet is filled soundly, and has to be named", "[cli][waivers]") {
  const Office office;
  office.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}]\nsuppliers: suppliers.yaml\n");
  const std::string start = GENERATE("", "sluice: 1\nwaivers: []\n");
  CAPTURE(start);
  office.write("waivers.yaml", start);
  const Ended first = office.adopt(sound);
  CAPTURE(first.err);
  REQUIRE(first.code == 0);
  CHECK(first.err.find("name it in sluice.yaml: waivers: [waivers.yaml]") != std::string::npos);
  const std::string written = office.waivers();
  const Ended second = office.adopt(sound);
  CHECK(second.code == 2);
  CHECK(second.err.find("there is a waiver 'W-2' already") != std::string::npos);
  CHECK(office.waivers() == written);
  CHECK(office.check().code == 1);
  office.write("sluice.yaml", "sluice: 1\nextends: [{use: ./pack.yaml}]\nsuppliers: suppliers.yaml\nwaivers: [waivers.yaml]\n");
  const Ended after = office.check();
  CHECK(after.code == 0);
}
