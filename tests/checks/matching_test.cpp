// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/matching.hpp"

#include "checks/build_inventory.hpp"

#include <catch2/catch.hpp>

using namespace sluice;
using namespace sluice::test;

namespace {

BuildInventory sample() {
  BuildInventory built;
  built.add_delivery("a.zip", "acme");
  built.add_delivery("b.zip", "beta");
  built.add_file(built.add_nested(1, "in.tar"), "lib/x");
  built.add_document(1, "checksums", no_index, "b.zip!/SUMS");
  built.add_component("pkg:generic/zlib@1.3").supplier = "gamma";
  built.add_use("app");
  built.inventory.build = Build{};
  built.inventory.build->project = "demo";
  return built;
}

}  // namespace

TEST_CASE("matching: subjects of every kind are counted", "[checks][matching]") {
  const Inventory inventory = sample().inventory;
  CHECK(subjects_of(inventory, SubjectKind::delivery).size() == 2);
  CHECK(subjects_of(inventory, SubjectKind::archive).size() == 3);
  CHECK(subjects_of(inventory, SubjectKind::file).size() == 2);
  CHECK(subjects_of(inventory, SubjectKind::document).size() == 1);
  CHECK(subjects_of(inventory, SubjectKind::component).size() == 1);
  CHECK(subjects_of(inventory, SubjectKind::use).size() == 1);
  CHECK(subjects_of(inventory, SubjectKind::build).size() == 1);
  CHECK(subjects_of({}, SubjectKind::build).empty());
  CHECK(subjects_of(inventory, SubjectKind::archive)[2] == Subject{SubjectKind::archive, 2});
}

TEST_CASE("matching: names, places and suppliers", "[checks][matching]") {
  const Inventory inventory = sample().inventory;
  struct Row {
    Subject subject;
    const char *name, *place, *supplier;
  };
  const Row rows[] = {
      {{SubjectKind::delivery, 0}, "a.zip", "a.zip", "acme"},
      {{SubjectKind::archive, 2}, "b.zip!/in.tar", "b.zip!/in.tar", "beta"},
      {{SubjectKind::file, 1}, "b.zip!/in.tar!/lib/x", "b.zip!/in.tar!/lib/x", "beta"},
      {{SubjectKind::document, 0}, "b.zip!/SUMS", "b.zip!/SUMS", "beta"},
      {{SubjectKind::component, 0}, "pkg:generic/zlib@1.3", "CMakeLists.txt", "gamma"},
      {{SubjectKind::use, 0}, "app -> pkg:generic/zlib@1.3", "CMakeLists.txt", "gamma"},
      {{SubjectKind::build, 0}, "demo", "demo", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(subject_name(inventory, row.subject) == row.name);
    CHECK(subject_place(inventory, row.subject).path == row.place);
    CHECK(subject_supplier(inventory, row.subject) == row.supplier);
  }
}

TEST_CASE("matching: the delivery that a subject belongs to", "[checks][matching]") {
  const Inventory inventory = sample().inventory;
  CHECK(find_delivery(inventory, {SubjectKind::file, 1}) == &inventory.deliveries[1]);
  CHECK(find_delivery(inventory, {SubjectKind::archive, 0}) == &inventory.deliveries[0]);
  CHECK(find_delivery(inventory, {SubjectKind::component, 0}) == nullptr);
}

TEST_CASE("matching: a component without a purl goes by its name", "[checks][matching]") {
  Inventory inventory = sample().inventory;
  inventory.components[0].purl.clear();
  inventory.components[0].name = "zlib";
  CHECK(subject_name(inventory, {SubjectKind::use, 0}) == "app -> zlib");
}

TEST_CASE("matching: one subject alone is selected as by a selector", "[checks][matching]") {
  const Inventory inventory = sample().inventory;
  const Policy policy;
  Match match;
  CHECK_FALSE(is_stated(match));
  match.suppliers = {"acme"};
  CHECK(is_stated(match));
  CHECK(selects(match, {inventory, policy, Day{}}, {SubjectKind::delivery, 0}));
  CHECK_FALSE(selects(match, {inventory, policy, Day{}}, {SubjectKind::delivery, 1}));
}

TEST_CASE("matching: lists of globs", "[checks][matching]") {
  const std::vector<Glob> globs = make_globs({"a*", "b"});
  CHECK(matches_any(globs, "ax"));
  CHECK(matches_any(globs, "b"));
  CHECK_FALSE(matches_any(globs, "bx"));
  CHECK_FALSE(matches_any({}, "a"));
}
