// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/build_matched.hpp"

using namespace sluice;
using namespace sluice::test;

namespace {

std::uint32_t add_binary(BuildInventory& built, std::uint32_t container, const std::string& path) {
  const std::uint32_t entry = built.add_file(container, path);
  built.inventory.contents.entries[entry].type = "elf";
  return entry;
}

Texts judged(BuildInventory& built, const Params& params = {}) {
  for (SbomDocument& document : built.inventory.sboms) document.matches.clear();
  match_by_path(built);
  return seen(run_rule(built, make_rule("sbom.coverage", params)));
}

}  // namespace

TEST_CASE("sbom_coverage: binaries and archives that no SBOM lists", "[checks][sbom_coverage]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  add_binary(built, 0, "lib/a.so");
  add_binary(built, 0, "lib/b.so");
  built.add_file(0, "README");
  CHECK(judged(built).empty());  // no SBOM, no subject
  BuildSbom sbom;
  sbom.add_file("lib/a.so");
  sbom.put(built.inventory, "x.json");
  CHECK(judged(built) == Texts{"fail sbom.file-not-covered"});
  CHECK(judged(built, {{"paths", Texts{"**", "!lib/b*"}}}).empty());
  CHECK(judged(built, {{"files", Texts{"archives"}}}).empty());
  CHECK(judged(built, {{"files", Texts{"all"}}}) == Texts{"fail sbom.file-not-covered", "fail sbom.file-not-covered"});
}

TEST_CASE("sbom_coverage: a component of the file's name covers it", "[checks][sbom_coverage]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  add_binary(built, 0, "lib/libacme_codec.so.2.4");
  BuildSbom sbom;
  sbom.add_component("acme-codec", "2.4");
  sbom.put(built.inventory, "x.json");
  CHECK(judged(built).empty());
}

TEST_CASE("sbom_coverage: SBOMs without files leave it open", "[checks][sbom_coverage]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  add_binary(built, 0, "bin/player");
  add_binary(built, 0, "bin/recorder");
  BuildSbom sbom;
  sbom.add_component("zlib", "1.3");
  sbom.put(built.inventory, "x.json");
  CHECK(judged(built) == Texts{"unknown sbom.coverage-undecided"});
}

TEST_CASE("sbom_coverage: archives and what lies in them", "[checks][sbom_coverage]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  const std::uint32_t inner = built.add_nested(0, "inner.zip");
  add_binary(built, inner, "a.so");
  add_binary(built, inner, "b.so");
  add_binary(built, 0, "c.so");
  BuildSbom sbom;
  sbom.add_file("c.so");
  sbom.put(built.inventory, "x.json");
  CHECK(judged(built) == Texts{"fail sbom.file-not-covered"});  // the archive alone
  BuildSbom whole;
  whole.add_component("inner", "", {{"filename", "inner.zip"}});
  whole.put(built.inventory, "y.json");
  CHECK(judged(built).empty());
  built.inventory.sboms.pop_back();
  BuildSbom part;
  part.add_file("a.so");
  part.put(built.inventory, "z.json");
  CHECK(judged(built) == Texts{"fail sbom.file-not-covered"});  // b.so; the archive is known by a.so
}

TEST_CASE("sbom_coverage: a binary is not excused by its name", "[checks][sbom_coverage]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  add_binary(built, 0, "NOTICE");
  add_binary(built, 0, "a.sig");
  add_binary(built, 0, "b.so");
  built.add_file(0, "LICENSE");
  built.add_file(0, "b.so.sig");
  BuildSbom sbom;
  sbom.add_file("b.so");
  sbom.put(built.inventory, "x.json");
  CHECK(judged(built, {{"files", Texts{"all"}}}) == Texts{"fail sbom.file-not-covered", "fail sbom.file-not-covered"});
}

TEST_CASE("sbom_coverage: listed and not delivered", "[checks][sbom_coverage]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  BuildSbom sbom;
  sbom.add_file("gone.c");
  const std::uint32_t product = sbom.add_component("product", "1");
  sbom.sbom.elements[product].is_subject = true;
  sbom.add_component("needed", "1", {{"filename", "needed.jar"}});
  sbom.add_component("optional", "1", {{"filename", "optional.jar"}, {"scope", "optional"}});
  sbom.add_component("elsewhere", "1", {{"filename", "elsewhere.jar"}, {"external", "true"}});
  const std::uint32_t libc = sbom.add_component("libc", "", {{"filename", "libc.so.6"}});
  sbom.relate(product, SbomRelationKind::runtime_dependency, libc);
  sbom.put(built.inventory, "x.json");
  CHECK(judged(built) == Texts{"fail sbom.not-delivered", "fail sbom.not-delivered"});
  CHECK(judged(built, {{"terms", Texts{"sbom.file-not-covered"}}}).empty());
  built.stop_reading(0);
  CHECK(judged(built) == Texts{"unknown sbom.not-delivered", "unknown sbom.not-delivered"});
}

TEST_CASE("sbom_coverage: test data and a broken SBOM do not speak for a delivery", "[checks][sbom_coverage]") {
  BuildInventory built;
  built.add_delivery("d.zip");
  BuildSbom sbom;
  sbom.add_file("gone.c");
  sbom.put(built.inventory, "tests/data/x.json");
  CHECK(judged(built).empty());
  sbom.sbom.is_complete = false;
  sbom.put(built.inventory, "x.json");
  CHECK(judged(built).empty());
}
