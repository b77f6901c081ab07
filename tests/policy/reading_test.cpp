// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

struct Trap {
  const char* name;
  const char* from;
  const char* to;
  const char* problem;
};

TEST_CASE("reading: each trap of YAML is refused at its place", "[policy][reading]") {
  const auto trap = GENERATE(values<Trap>({
      {"duplicate key", "    severity: high\n", "    severity: high\n    severity: low\n", "rules/own.yaml:7:5"},
      {"alias", "severity: high", "severity: &s high", "rules/own.yaml:6:15"},
      {"tag", "severity: high", "severity: !!str high", "rules/own.yaml:6:15"},
      {"merge key", "    severity: high\n", "    severity: high\n    <<: {title: x}\n", "rules/own.yaml:7:5"},
      {"lost quote", "title: archives lie too deep", "title: \"archives lie too deep", "rules/own.yaml:11:12"},
      {"second document", "    with: {max-depth: 3, allow-formats: [tar, zip]}\n",
       "    with: {max-depth: 3}\n---\nsluice: 1\n", "rules/own.yaml:14:1"},
  }));
  CAPTURE(trap.name);
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("rules/own.yaml", replaced(usual_rules, trap.from, trap.to));
  const auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  const Diagnostic& first = loaded.error().diagnostics.front();
  CAPTURE(first.code, first.message);
  CHECK(folder.without_folder(to_string(first.primary.span)) == trap.problem);
}

TEST_CASE("reading: values of the wrong type are refused at their place", "[policy][reading]") {
  const auto trap = GENERATE(values<Trap>({
      {"quoted boolean", "    severity: high\n", "    severity: high\n    waivable: \"false\"\n",
       "wrong-value rules/own.yaml:7:15"},
      {"YAML 1.1 boolean", "    severity: high\n", "    severity: high\n    waivable: no\n",
       "wrong-value rules/own.yaml:7:15"},
      {"unknown word", "severity: high", "severity: urgent", "wrong-value rules/own.yaml:6:15"},
      {"no value", "severity: high", "severity:", "wrong-value rules/own.yaml:7:5"},
      {"mapping for text", "title: an entry leaves the folder", "title: {a: b}", "wrong-value rules/own.yaml:5:12"},
      {"day that does not exist", "severity: high\n", "severity: high\n    effective: {warn: 2026-02-30}\n",
       "wrong-value rules/own.yaml:7:23"},
      {"broken glob", "severity: high\n", "severity: high\n    match: {path: \"a[b\"}\n",
       "bad-glob rules/own.yaml:7:19"},
      {"brace that is not closed", "severity: high\n", "severity: high\n    match: {path: [\"{a,b\"]}\n",
       "bad-glob rules/own.yaml:7:20"},
      {"number out of range", "severity: high\n", "severity: high\n    leeway-days: {high: 99999, from: published}\n",
       "wrong-value rules/own.yaml:7:25"},
      {"negative number", "severity: high\n", "severity: high\n    leeway-days: {high: -1, from: published}\n",
       "wrong-value rules/own.yaml:7:25"},
      {"id without an area", "id: acme/archive.escapes", "id: acme/escapes", "wrong-value rules/own.yaml:3:9"},
      {"list for a mapping", "with: {max-depth: 3, allow-formats: [tar, zip]}", "with: [max-depth]",
       "wrong-value rules/own.yaml:13:11"},
  }));
  CAPTURE(trap.name);
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("rules/own.yaml", replaced(usual_rules, trap.from, trap.to));
  CHECK(folder.problems() == Strings{trap.problem});
}

TEST_CASE("reading: a quoted boolean is told to lose its quotes", "[policy][reading]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("rules/own.yaml", replaced(usual_rules, "severity: high\n", "severity: high\n    waivable: 'true'\n"));
  const auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().diagnostics[0].message ==
        "'waivable' in rule 'acme/archive.escapes' must be true or false, found the quoted text 'true'");
  CHECK(loaded.error().diagnostics[0].help == "write it without quotes");
}

TEST_CASE("reading: a newer or missing format is refused, never guessed", "[policy][reading]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("rules/own.yaml", replaced(usual_rules, "sluice: 1", "sluice: 2"));
  const auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().diagnostics[0].message == "this sluice reads format 1");
  CHECK(folder.problems()[0] == "format-version rules/own.yaml:1:9");
  folder.write("rules/own.yaml", "rules: []\n");
  CHECK(folder.problems()[0] == "format-missing rules/own.yaml:1:1");
}

TEST_CASE("reading: a file that is not there is reported where it is asked for", "[policy][reading]") {
  const PolicyFolder folder;
  write_usual(folder);
  folder.write("sluice.yaml", std::string(usual_project) + "waivers: [none.yaml]\n");
  CHECK(folder.problems() == Strings{"file-unreadable sluice.yaml:4:10"});
  PolicySources sources = folder.sources();
  sources.project_file = folder.path("none.yaml");
  CHECK(folder.problems(folder.load(sources).error()) == Strings{"file-unreadable none.yaml"});
}

}  // namespace
}  // namespace sluice::test
