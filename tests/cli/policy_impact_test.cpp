// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Past deliveries under another pack.
#include "cli/judged_archive.hpp"
#include "gate/known_delivery.hpp"
#include "reports/facts_json.hpp"
#include "support/fact_sets.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

using namespace sluice;
using namespace sluice::test;

namespace {

std::string pack(const std::string& version, const std::string& denied) {
  return "sluice: 1\npack: {id: acme/intake, version: " + version +
         ", title: Intake}\nrule-files: [rules.yaml]\nuse: ['acme/*']\ndefault-rung: managed\n"
         "routes:\n  - {to: ospo, contact: ospo@acme.example}\nlists: {denied: " +
         denied + "}\n";
}

class Archive {
 public:
  explicit Archive(std::uint32_t sets) {
    for (std::uint32_t i = 0; i < sets; ++i) {
      folder_.write(fmt::format("facts/{:04}.json", i), render_facts(make_fact_set(i, 20, limits_text({}))));
    }
    folder_.write("rules.yaml",
                  "sluice: 1\nrules:\n  - {id: acme/source.denied, kind: dependency.allow, title: a component that we do "
                  "not take, severity: high, tags: [license], with: {deny: {list: denied}}, rationale: r, "
                  "fix: {supplier: s, integrator: i}}\n");
    folder_.write("old.yaml", pack("1.0.0", "['pkg:npm/**']"));
    folder_.write("new.yaml", pack("2.0.0", "['pkg:npm/**', 'pkg:generic/acme/lib7@*']"));
  }
  Ended impact(const std::string& one, const std::string& other, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"policy", "impact", one, "--against", other, "--over", "facts"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return sluice_run(arguments, folder_.path());
  }
  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }

 private:
  TemporaryFolder folder_;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("policy impact: what would newly fail, by which rule, whose, and since when", "[cli][policy_impact]") {
  const Archive archive(30);
  const Ended text = archive.impact("new.yaml", "old.yaml");
  INFO(text.out << text.err);
  CHECK(text.code == 0);
  CHECK(has(text.out, "acme/intake 2.0.0 over 30 fact sets, against acme/intake 1.0.0"));
  CHECK(has(text.out, "30 fact sets would newly fail"));
  CHECK(has(text.out, "acme/source.denied (high): 30 findings, since 2026-01-01"));
  CHECK(has(text.out, "for ospo (ospo@acme.example)"));
  CHECK(has(text.out, "facts/0000.json, seen 2026-01-01"));
  CHECK(has(text.out, "and 20 more"));
  CHECK(archive.impact("new.yaml", "old.yaml", {"--fail-on-new"}).code == 1);
  const Ended back = archive.impact("old.yaml", "new.yaml", {"--fail-on-new"});
  CHECK(back.code == 0);
  CHECK(has(back.out, "30 would newly pass"));
  CHECK(has(archive.impact("new.yaml", "new.yaml").out, "30 would fail as before"));
}

TEST_CASE("policy impact: as JSON, CSV and Markdown, the same with any number of threads", "[cli][policy_impact]") {
  const Archive archive(7);
  const Ended json = archive.impact("new.yaml", "old.yaml", {"--format", "json", "--jobs", "1"});
  const auto read = json::parse(json.out, "impact.json");
  REQUIRE(read);
  CHECK(read->text_or("schema", "") == "sluice.impact/1");
  CHECK(read->integer_or("newly_failing", 0) == 7);
  CHECK(read->items_of("findings").size() == 7);
  CHECK(read->items_of("findings").front().text_or("contact", "") == "ospo@acme.example");
  CHECK(archive.impact("new.yaml", "old.yaml", {"--format", "json", "--jobs", "5"}).out == json.out);
  const Ended csv = archive.impact("new.yaml", "old.yaml", {"--format", "csv"});
  CHECK(std::ranges::count(csv.out, '\n') == 8);
  CHECK(has(csv.out, "\"newly-fails\",\"acme/source.denied\",\"high\""));
  CHECK(has(archive.impact("new.yaml", "old.yaml", {"--format", "markdown"}).out, "| what | was | now | supplier |"));
}

TEST_CASE("policy impact: facts that cannot tell are no pass, and a broken file stops it", "[cli][policy_impact]") {
  const Archive archive(3);
  StoredFacts poor = make_fact_set(9, 2, "1 2 3");
  archive.write("facts/poor.json", render_facts(poor));
  const Ended text = archive.impact("new.yaml", "old.yaml");
  CHECK(has(text.out, "1 cannot tell"));
  CHECK(has(text.out, "facts/poor.json: deliveries were opened with other limits"));
  archive.write("facts/cut.json", render_facts(poor).substr(0, 300));
  const Ended cut = archive.impact("new.yaml", "old.yaml");
  CHECK(cut.code == 3);
  CHECK(has(cut.err, "facts/cut.json:"));
}

TEST_CASE("policy impact: what newly stops for being unknown counts as new, and no answer is no pass", "[cli][policy_impact]") {
  const Archive archive(2);
  const Ended unknown = archive.impact("builtin:acceptance@1", "builtin:archive-safety@1", {"--rung", "assured", "--fail-on-new"});
  INFO(unknown.out << unknown.err);
  CHECK(unknown.code == 1);
  CHECK(has(unknown.out, "2 fact sets would newly fail"));
  CHECK(has(unknown.out, "Would be unknown"));
  CHECK(has(unknown.out, "  judged at rung assured\n"));
  const Ended json = archive.impact("new.yaml", "new.yaml", {"--format", "json"});
  CHECK(has(json.out, "\"rung_after\": \"managed\""));
  archive.write("facts/poor.json", render_facts(make_fact_set(9, 2, "1 2 3")));
  CHECK(archive.impact("new.yaml", "new.yaml", {"--fail-on-new"}).code == 3);
  CHECK(archive.impact("new.yaml", "new.yaml").code == 0);
  CHECK(archive.impact("new.yaml", "old.yaml", {"--fail-on-new"}).code == 1);
}

TEST_CASE("policy impact: a hundred fact sets of two hundred components", "[cli][policy_impact][slow]") {
  const Archive archive(0);
  for (std::uint32_t i = 0; i < 100; ++i) {
    archive.write(fmt::format("facts/{:04}.json", i), render_facts(make_fact_set(i, 200, limits_text({}))));
  }
  const Ended ended = archive.impact("builtin:license-compliance@1", "builtin:internal-baseline@1", {"--format", "json"});
  CHECK(ended.code == 0);
  Limits limits;
  limits.document_bytes = most_report_bytes;
  const auto read = json::parse(ended.out, "impact.json", limits);
  REQUIRE(read);
  CHECK(read->integer_or("sets", 0) == 100);
  CHECK(read->integer_or("cannot_tell", 1) == 0);
}
