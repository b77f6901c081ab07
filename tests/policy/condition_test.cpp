// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice::test {
namespace {

using Strings = std::vector<std::string>;

void write_condition(const PolicyFolder& folder, const std::string& condition) {
  write_usual(folder);
  folder.write("rules/own.yaml",
               "sluice: 1\nrules:\n  - id: acme/delivery.note\n    kind: assert\n    title: no note\n    severity: "
               "low\n    assert: " +
                   condition + "\n");
}

TEST_CASE("condition: a tree is read with every operator and test", "[policy][condition]") {
  const PolicyFolder folder;
  write_condition(folder,
                  "{all: [{fact: delivery.note.present, is: true}, {any: [{fact: delivery.version, in: [a, b]}, {not: "
                  "{fact: delivery.version, present: false}}]}, "
                  "{each: delivery.files, that: {fact: file.path, glob: ['src/**']}}, {fact: delivery.note.release, "
                  "equals-fact: delivery.version}]}");
  const auto policy = folder.load();
  REQUIRE(policy);
  REQUIRE(policy->rules[0].condition);
  const Condition& root = *policy->rules[0].condition;
  CHECK(root.op == Condition::Op::all);
  REQUIRE(root.parts.size() == 4);
  CHECK(root.parts[0].test == Condition::Test::is);
  CHECK(root.parts[0].values == Strings{"true"});
  CHECK(root.parts[0].span.column == 20);
  CHECK(root.parts[1].parts[0].values == Strings{"a", "b"});
  CHECK(root.parts[1].parts[1].op == Condition::Op::none);
  CHECK(root.parts[2].op == Condition::Op::each);
  CHECK(root.parts[2].fact == "delivery.files");
  CHECK(root.parts[2].parts[0].test == Condition::Test::glob);
  CHECK(root.parts[3].test == Condition::Test::equals_fact);
}

struct Trap {
  const char* condition;
  const char* problem;
};

TEST_CASE("condition: what is no condition is refused at its place", "[policy][condition]") {
  const auto trap = GENERATE(values<Trap>({
      {"{fact: delivery.verion, is: a}", "unknown-fact rules/own.yaml:7:20"},
      {"{fact: delivery.version, equals-fact: delivery.nothing}", "unknown-fact rules/own.yaml:7:51"},
      {"{fact: delivery.version}", "bad-condition rules/own.yaml:7:13"},
      {"{fact: delivery.version, is: a, min: 2}", "bad-condition rules/own.yaml:7:13"},
      {"{fact: delivery.version, min: two}", "bad-condition rules/own.yaml:7:43"},
      {"{all: [{fact: delivery.version, is: a}], any: []}", "bad-condition rules/own.yaml:7:13"},
      {"{fact: delivery.version, regex: '['}", "bad-regex rules/own.yaml:7:45"},
      {"{all: []}", "bad-condition rules/own.yaml:7:13"},
      {"{each: delivery.files}", "bad-condition rules/own.yaml:7:13"},
      {"{fact: path, is: a}", "unknown-fact rules/own.yaml:7:20"},
      {"{that: {fact: delivery.version, is: a}}", "bad-condition rules/own.yaml:7:13"},
  }));
  CAPTURE(trap.condition);
  const PolicyFolder folder;
  write_condition(folder, trap.condition);
  CHECK(folder.problems() == Strings{trap.problem});
}

TEST_CASE("condition: a misspelled fact is told its neighbour", "[policy][condition]") {
  const PolicyFolder folder;
  write_condition(folder, "{fact: delivery.verion, is: a}");
  const auto loaded = folder.load();
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().diagnostics[0].help == "a fact with a similar name exists: 'delivery.version'");
}

}  // namespace
}  // namespace sluice::test
