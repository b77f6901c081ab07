// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/condition.hpp"

#include "checks/build_condition.hpp"
#include "checks/build_inventory.hpp"
#include "checks/condition_text.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::test;
using Test = Condition::Test;

namespace {

const Condition yes = is("delivery.name", "d.zip"), no = is("delivery.name", "e.zip"),
                unknown = is("delivery.supplier", "acme");

/// "d.zip", version 1.10.0, of nobody known, with two files.
BuildInventory sample() {
  BuildInventory built;
  built.add_delivery("d.zip");
  built.add_manifest(0, {{"product.version", "1.10.0"}, {"count", "10"}, {"same", "d.zip"}, {"word", "latest"}});
  built.add_file(0, "src/a.c");
  built.add_file(0, "src/b.c");
  return built;
}

ConditionResult evaluate(const Condition& condition, const BuildInventory& built) {
  return CompiledCondition(condition, built.inventory).evaluate({SubjectKind::delivery, 0});
}

Truth truth(const Condition& condition, const BuildInventory& built = sample()) {
  return evaluate(condition, built).truth;
}

std::string seen(const Condition& condition, const BuildInventory& built = sample()) {
  return seen_text(evaluate(condition, built), built.inventory);
}

struct LeafCase {
  const char* fact;
  Test test;
  std::vector<std::string> values;
  Truth expected;
};

}  // namespace

TEST_CASE("condition: leaves", "[checks][condition]") {
  const auto one = GENERATE(values<LeafCase>({
      {"delivery.name", Test::is, {"d.zip"}, Truth::yes},
      {"delivery.name", Test::is, {"d"}, Truth::no},
      {"delivery.name", Test::in, {"c.zip", "d.zip"}, Truth::yes},
      {"delivery.name", Test::in, {"c.zip"}, Truth::no},
      {"delivery.name", Test::glob, {"*.tar", "*.zip"}, Truth::yes},
      {"delivery.name", Test::glob, {"*.zip", "!d.*"}, Truth::no},
      {"delivery.name", Test::regex, {"[a-d]\\.zip"}, Truth::yes},
      {"delivery.name", Test::regex, {"zip"}, Truth::no},
      {"delivery.name", Test::regex, {"["}, Truth::no},
      {"delivery.manifest.count", Test::min, {"10"}, Truth::yes},
      {"delivery.manifest.count", Test::min, {"11"}, Truth::no},
      {"delivery.manifest.count", Test::max, {"10"}, Truth::yes},
      {"delivery.manifest.count", Test::max, {"9"}, Truth::no},
      {"delivery.manifest.word", Test::max, {"9"}, Truth::unknown},
      {"delivery.version", Test::version, {">=1.9"}, Truth::yes},
      {"delivery.version", Test::version, {"<1.9", "1.10"}, Truth::yes},
      {"delivery.version", Test::version, {">=1.9, <1.10"}, Truth::no},
      {"delivery.manifest.word", Test::version, {"<2"}, Truth::unknown},
      {"delivery.name", Test::equals_fact, {"delivery.manifest.same"}, Truth::yes},
      {"delivery.name", Test::equals_fact, {"delivery.version"}, Truth::no},
      {"delivery.name", Test::equals_fact, {"delivery.supplier"}, Truth::unknown},
      {"delivery.entries.count", Test::equals_fact, {"delivery.manifest.count"}, Truth::no},
      {"delivery.supplier", Test::present, {"true"}, Truth::no},
      {"delivery.supplier", Test::present, {"false"}, Truth::yes},
      {"delivery.name", Test::present, {}, Truth::yes},
      {"delivery.name", Test::present, {"false"}, Truth::no},
      {"delivery.supplier", Test::is, {""}, Truth::unknown},
      {"delivery.supplier", Test::glob, {"**"}, Truth::unknown},
      {"no.such-fact", Test::is, {"x"}, Truth::unknown},
  }));
  CAPTURE(one.fact, one.values, static_cast<int>(one.test));
  CHECK(truth(leaf(one.fact, one.test, one.values)) == one.expected);
}

TEST_CASE("condition: three-valued logic", "[checks][condition]") {
  CHECK(truth(all_of({yes, yes})) == Truth::yes);
  CHECK(truth(all_of({yes, unknown})) == Truth::unknown);
  CHECK(truth(all_of({unknown, no})) == Truth::no);
  CHECK(truth(any_of({no, no})) == Truth::no);
  CHECK(truth(any_of({no, unknown})) == Truth::unknown);
  CHECK(truth(any_of({unknown, yes})) == Truth::yes);
  CHECK(truth(negate(yes)) == Truth::no);
  CHECK(truth(negate(no)) == Truth::yes);
  CHECK(truth(negate(unknown)) == Truth::unknown);
  CHECK(truth(negate(all_of({yes, negate(any_of({no, yes}))}))) == Truth::yes);
}

TEST_CASE("condition: a tree without parts has a value all the same", "[checks][condition]") {
  CHECK(truth(all_of({})) == Truth::yes);
  CHECK(truth(any_of({})) == Truth::no);
  CHECK(truth(join(Condition::Op::none, {})) == Truth::unknown);
  CHECK(truth(join(Condition::Op::each, {}, "delivery.files")) == Truth::unknown);
}

TEST_CASE("condition: each and some", "[checks][condition]") {
  const Condition in_src = leaf("file.path", Test::glob, {"src/**"}), is_a = is("file.path", "src/a.c"),
                  is_x = is("file.path", "x");
  CHECK(truth(each("delivery.files", in_src)) == Truth::yes);
  CHECK(truth(each("delivery.files", is_a)) == Truth::no);
  CHECK(truth(some("delivery.files", is_a)) == Truth::yes);
  CHECK(truth(some("delivery.files", is_x)) == Truth::no);
  CHECK(truth(some("delivery.files", leaf("file.link", Test::present, {"true"}))) == Truth::no);
  CHECK(truth(some("delivery.files", is("file.link", "x"))) == Truth::unknown);
  CHECK(truth(each("delivery.archives", some("archive.files", is_a))) == Truth::yes);
  CHECK(truth(each("delivery.files", is("delivery.name", "d.zip"))) == Truth::yes);
  CHECK(truth(each("build.uses", is_a)) == Truth::unknown);
  CHECK(truth(each("no.such-list", is_a)) == Truth::unknown);
}

TEST_CASE("condition: an empty list", "[checks][condition]") {
  BuildInventory empty;
  empty.add_delivery("d.zip");
  const Condition is_a = is("file.path", "a");
  CHECK(truth(each("delivery.files", is_a), empty) == Truth::yes);
  CHECK(truth(some("delivery.files", is_a), empty) == Truth::no);
  CHECK(seen(some("delivery.files", is_a), empty) == "delivery.files has no items");
}

TEST_CASE("condition: a list that was not read whole decides only by what it has", "[checks][condition]") {
  BuildInventory built = sample();
  built.stop_reading(0);
  const Condition in_src = leaf("file.path", Test::glob, {"src/**"}), is_a = is("file.path", "src/a.c"),
                  is_x = is("file.path", "x");
  CHECK(truth(each("delivery.files", in_src), built) == Truth::unknown);
  CHECK(truth(each("delivery.files", is_a), built) == Truth::no);
  CHECK(truth(some("delivery.files", is_a), built) == Truth::yes);
  CHECK(truth(some("delivery.files", is_x), built) == Truth::unknown);
  CHECK(seen(each("delivery.files", in_src), built) ==
        "delivery.files is not known whole: 2 items seen before reading ended");
}

TEST_CASE("condition: the deciding leaf is named", "[checks][condition]") {
  const BuildInventory built = sample();
  const Condition tree = all_of({yes, any_of({no, is("delivery.format", "tar", 7)}), unknown});
  const ConditionResult result = evaluate(tree, built);
  CHECK(result.truth == Truth::no);
  REQUIRE(result.leaf != nullptr);
  CHECK(result.leaf->fact == "delivery.name");
  REQUIRE(result.wanted != nullptr);
  CHECK(to_text(*result.wanted) == "(delivery.name is e.zip or delivery.format is tar)");
  CHECK(seen_text(result, built.inventory) == "delivery.name is 'd.zip'");

  const Condition items = each("delivery.files", is("file.path", "src/a.c", 9));
  const ConditionResult item = evaluate(items, built);
  CHECK(item.leaf->span.line == 9);
  CHECK(item.subject == Subject{SubjectKind::file, 1});
  CHECK(seen_text(item, built.inventory) == "file.path is 'src/b.c'");
}

TEST_CASE("condition: texts", "[checks][condition]") {
  CHECK(to_text(leaf("a.b", Test::glob, {"x*", "y"})) == "a.b matches x*, y");
  CHECK(to_text(leaf("a.b", Test::present, {"false"})) == "a.b is not stated");
  CHECK(to_text(leaf("a.b", Test::present, {})) == "a.b is stated");
  CHECK(to_text(leaf("a.b", Test::min, {"3"})) == "a.b is at least 3");
  CHECK(to_text(leaf("a.b", Test::version, {">=1"})) == "a.b is of version >=1");
  CHECK(to_text(negate(is("a.b", "c"))) == "not (a.b is c)");
  CHECK(to_text(each("a.list", all_of({is("a.b", "c"), is("a.d", "e")}))) ==
        "for each of a.list: (a.b is c and a.d is e)");
  CHECK(seen(negate(yes)) == "delivery.name is 'd.zip'");
  CHECK(seen(unknown) == "delivery.supplier is not known");
  CHECK(seen(leaf("delivery.name", Test::equals_fact, {"delivery.version"})) ==
        "delivery.name is 'd.zip', delivery.version is '1.10.0'");
  CHECK(seen(some("delivery.files", is("file.path", "x"))) == "none of the 2 items of delivery.files fits");
}
