// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Two versions of a pack, in sentences that people can agree on.
#include "base/json.hpp"
#include "cli/program.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::test;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string rules(const std::string& chart, const std::string& more = "") {
  return "sluice: 1\nrules:\n"
         "  - {id: acme/chart.gone, kind: document.present, title: no chart, tags: [chart], with: {role: chart, any: "
         "['**/CHART']}, " +
         chart +
         "}\n"
         "  - {id: acme/source.denied, kind: dependency.allow, title: denied, severity: high, with: {deny: {list: "
         "denied}}}\n" +
         more;
}

std::string pack(const std::string& version, const std::string& denied, const std::string& file, const std::string& more = "") {
  return "sluice: 1\npack: {id: acme/intake, version: " + version + ", title: Intake}\nrule-files: [" + file +
         "]\nuse: ['acme/*']\ndefault-rung: managed\nlists: {denied: [" + denied + "]}\n" + more;
}

class Versions {
 public:
  Versions() {
    folder_.write("old-rules.yaml",
                  rules("severity: medium, waivable: false",
                        "  - {id: acme/gone.gone, kind: document.present, title: no g, severity: low, with: {role: g, "
                        "any: ['**/G']}}\n"));
    folder_.write("new-rules.yaml", rules("severity: high, effective: {enforce: 2027-01-01}",
                                          "  - {id: acme/new.new, kind: document.present, title: no n, severity: low, "
                                          "with: {role: n, any: ['**/N']}}\n"));
    folder_.write("old.yaml", pack("1.0.0", "'pkg:npm/**'", "old-rules.yaml"));
    folder_.write("new.yaml", pack("2.0.0", "'pkg:npm/**', 'pkg:generic/x@*'", "new-rules.yaml",
                                   "limits: {entries: 1000}\nwaiver-policy: {require: [owner]}\n"));
  }
  Ended diff(const std::string& a, const std::string& b, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"policy", "diff", a, b};
    words.insert(words.end(), more.begin(), more.end());
    return sluice_run(words, folder_.path());
  }
  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("policy diff: each change is a sentence with both places and its direction", "[cli][policy_diff]") {
  const Versions versions;
  const Ended ended = versions.diff("old.yaml", "new.yaml");
  INFO(ended.out << ended.err);
  CHECK(ended.code == 0);
  CHECK(has(ended.out, "acme/intake 1.0.0 -> acme/intake 2.0.0: "));
  const std::size_t tightens = ended.out.find("\nTightens:\n"), neither = ended.out.find("\nNeither:\n");
  const std::string loosens = ended.out.substr(0, tightens), tighter = ended.out.substr(tightens, neither - tightens);
  CHECK(has(loosens, "rule acme/gone.gone is no longer asked for: no g\n    old-rules.yaml:5 -> nowhere\n"));
  CHECK(has(loosens, "rule acme/chart.gone fails from 2027-01-01 on (was: from the first day)"));
  CHECK(has(loosens, "rule acme/chart.gone may be waived (before, it may not be waived)"));
  CHECK(has(tighter, "rule acme/chart.gone is now high (was: medium)\n    old-rules.yaml:3 -> new-rules.yaml:3\n"));
  CHECK(has(tighter, "rule acme/chart.gone now warns at onboarding, fails from managed on (was: warns at managed, fails from assured on)"));
  CHECK(has(tighter, "rule acme/source.denied: parameter 'deny' gains pkg:generic/x@*"));
  CHECK(has(tighter, "rule acme/new.new is now asked for, and warns from assured on: no n\n    nowhere -> new-rules.yaml:5\n"));
  CHECK(has(tighter, "limit 'entries' is 1000 (was: 1000000)"));
  CHECK(has(tighter, "a waiver must now state 'owner'"));
  CHECK(has(ended.out.substr(neither), "pack acme/intake is version 2.0.0 (was: 1.0.0)"));
  CHECK(versions.diff("old.yaml", "new.yaml", {"--fail-on-loosening"}).code == 1);
  CHECK(has(versions.diff("old.yaml", "old.yaml").out, ": 0 changes"));
  CHECK(versions.diff("old.yaml", "old.yaml", {"--fail-on-loosening"}).code == 0);
}

TEST_CASE("policy diff: as JSON and Markdown, of projects and shipped packs too", "[cli][policy_diff]") {
  const Versions versions;
  const auto read = json::parse(versions.diff("old.yaml", "new.yaml", {"--format", "json"}).out, "d.json");
  REQUIRE(read);
  CHECK(read->text_or("schema", "") == "sluice.policy-diff/1");
  CHECK(read->items_of("changes").front().text_or("direction", "") == "loosens");
  CHECK_FALSE(read->items_of("changes").front().text_or("was_at", "").empty());
  CHECK(has(versions.diff("old.yaml", "new.yaml", {"--format", "markdown"}).out, "| what | was at | is at |"));
  versions.write("a/sluice.yaml", "sluice: 1\nextends: [{use: ../old.yaml}]\nrung: managed\n");
  versions.write("b/sluice.yaml", "sluice: 1\nextends: [{use: ../old.yaml}]\nrung: assured\n");
  const Ended projects = versions.diff("a", "b", {"--fail-on-loosening"});
  CHECK(projects.code == 0);
  CHECK(has(projects.out, "judged at rung assured (was: managed)"));
  CHECK(has(projects.out, "a/sluice.yaml:3 -> b/sluice.yaml:3"));
  CHECK(versions.diff("builtin:internal-baseline@1", "builtin:license-compliance@1").code == 0);
  CHECK(versions.diff("old.yaml", "none.yaml").code == 2);
}
