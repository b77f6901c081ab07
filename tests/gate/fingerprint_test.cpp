// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/fingerprint.hpp"

#include "build_policy.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

std::string key_of(const Inventory& inventory, const Subject& subject, const Rule& rule = test::make_rule("a.rule")) {
  Finding finding;
  finding.subject = subject;
  return subject_key(inventory, finding, rule);
}

TEST_CASE("fingerprint: published value", "[gate][fingerprint]") {
  // printf 'sluice/1\0a.rule\0subject\0term\0' | sha256sum
  CHECK(make_fingerprint("a.rule", "subject", "term") ==
        "11e8d6c6c2095bfc08665329638bffeb9500067fae12706a25ae0086753d0317");
}

TEST_CASE("fingerprint: its parts do not run together", "[gate][fingerprint]") {
  CHECK(make_fingerprint("a", "bc", "d") != make_fingerprint("ab", "c", "d"));
  CHECK(make_fingerprint("a", "b", "cd") != make_fingerprint("a", "bc", "d"));
}

TEST_CASE("fingerprint: a purl loses its version, unless the rule is about vulnerabilities", "[gate][fingerprint]") {
  Inventory inventory = test::make_inventory();
  const Subject component{SubjectKind::component, 0};
  CHECK(key_of(inventory, component) == "pkg:generic/zlib");
  Rule rule = test::make_rule("a.rule");
  rule.tags = {"vuln"};
  CHECK(key_of(inventory, component, rule) == "pkg:generic/zlib@1.3.1");
  rule.tags.clear();
  rule.kind = "vuln.known";
  CHECK(key_of(inventory, component, rule) == "pkg:generic/zlib@1.3.1");
  inventory.components[0].purl = "pkg:npm/@angular/core@16.0.0?arch=x#lib/a@b";
  CHECK(key_of(inventory, component) == "pkg:npm/%40angular/core?arch=x#lib/a%40b");
  inventory.components[0].purl = "pkg:npm/@angular/core";
  CHECK(key_of(inventory, component) == "pkg:npm/%40angular/core");
  inventory.components[0].purl = "no purl@1";
  CHECK(key_of(inventory, component) == "no purl@1");
  inventory.components[0].purl.clear();
  CHECK(key_of(inventory, component) == "zlib");
}

TEST_CASE("fingerprint: the same library in two targets is two things", "[gate][fingerprint]") {
  const Inventory inventory = test::make_inventory();
  CHECK(key_of(inventory, {SubjectKind::use, 0}) == "app -> pkg:generic/zlib");
  CHECK(key_of(inventory, {SubjectKind::use, 1}) == "tool -> pkg:generic/zlib");
}

TEST_CASE("fingerprint: stable across line moves and new versions of a delivery", "[gate][fingerprint]") {
  Inventory inventory = test::make_inventory();
  const Rule rule = test::make_rule("a.rule");
  Finding finding = test::make_finding(0);
  finding.place = {"d-1.2.zip!/d-1.2/delivery.yaml", 5, 3, "supplier.name", "delivery_manifest"};
  const std::string key = subject_key(inventory, finding, rule);
  CHECK(key == "d-#.zip|d-#.zip!/d-#/delivery.yaml|supplier.name");
  finding.place.line = 70;
  CHECK(subject_key(inventory, finding, rule) == key);
  inventory.contents.containers[0].path = "d-1.3.0.zip";
  finding.place.path = "d-1.3.0.zip!/d-1.3.0/delivery.yaml";
  CHECK(subject_key(inventory, finding, rule) == key);
  finding.place.pointer = "supplier.contact";
  CHECK(subject_key(inventory, finding, rule) != key);
}

TEST_CASE("fingerprint: numbers that are no version tell things apart", "[gate][fingerprint]") {
  Inventory inventory = test::make_inventory();
  struct Row {
    const char* path;
    const char* key;
  };
  const Row row = GENERATE(Row{"lib2.zip", "lib2.zip||"}, Row{"part-3.zip", "part-3.zip||"},
                           Row{"libfoo.so.1.2", "libfoo.so.1.2||"}, Row{"x_v10.20.tar", "x_v#.tar||"},
                           Row{"a-1.2", "a-#||"}, Row{"a-1.", "a-1.||"}, Row{"1.2-3.4.5.6.zip", "1.2-#.zip||"});
  inventory.contents.containers[0].path = row.path;
  CHECK(key_of(inventory, {SubjectKind::archive, 0}) == row.key);
}

}  // namespace
}  // namespace sluice
