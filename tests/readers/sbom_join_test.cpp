// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/sbom_join.hpp"
#include "one_delivery.hpp"
#include "support/build_sbom.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace sluice;
using test::BuildSbom;
using test::hex_of;
using test::one_delivery;

namespace {

/// "ELEMENT found PATH": what became of each match.
std::vector<std::string> joined(Inventory& inventory) {
  join_sboms(inventory);
  compare_sboms(inventory);
  std::vector<std::string> lines;
  for (const SbomDocument& document : inventory.sboms) {
    for (const SbomMatch& match : document.matches) {
      const SbomElement& element = document.sbom.elements[match.element];
      std::string line(document.sbom.value(element, "name"));
      line += " " + std::string(to_string(match.found));
      if (match.container != no_index) line += " " + inventory.contents.full_path(match.container, match.entry);
      lines.push_back(line);
    }
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("sbom_join: paths count from where most of them fit", "[readers][sbom_join]") {
  struct Row {
    const char* situation;
    std::vector<std::string> delivered;
    std::string sbom, listed, found;
  };
  const Row rows[] = {
      {"from the top", {"lib/a.so"}, "sbom.json", "./lib/a.so", "lib/a.so"},
      {"from the folder that wraps all", {"d-1.0/lib/a.so"}, "d-1.0/sbom/x.json", "lib/a.so", "d-1.0/lib/a.so"},
      {"from the SBOM's own folder", {"x/lib/a.so", "lib/a.so"}, "x/sbom.json", "lib/a.so", "x/lib/a.so"},
      {"from a folder beside the SBOM's", {"content/src/a.c", "docs/a.txt"}, "spdx/sbom.json", "./src/a.c",
       "content/src/a.c"},
      {"absolute, in an image", {"root/usr/lib/a.so"}, "sbom.json", "/usr/lib/a.so", "root/usr/lib/a.so"},
      {"with backslashes", {"lib/a.so"}, "sbom.json", ".\\lib\\a.so", "lib/a.so"},
      {"a name alone", {"deep/lib/a.so", "b"}, "sbom.json", "a.so", "deep/lib/a.so"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.situation);
    Inventory inventory = one_delivery(row.delivered);
    BuildSbom sbom;
    sbom.add_file(row.listed, {{"hash.sha256", hex_of("sha256", row.found)}});
    sbom.put(inventory, row.sbom);
    CHECK(joined(inventory) == Lines{row.listed + " match d.zip!/" + row.found});
  }
}

TEST_CASE("sbom_join: other bytes, moved, missing and not decided", "[readers][sbom_join]") {
  Inventory inventory = one_delivery({"lib/a.so", "lib/b.so", "lib/d.so", "elsewhere/c.so"});
  BuildSbom sbom;
  sbom.add_file("lib/a.so", {{"hash.sha256", hex_of("sha256", "lib/a.so")}, {"hash.blake3", "00"}});
  sbom.add_file("lib/b.so", {{"hash.sha256", hex_of("sha256", "other")}});
  sbom.add_file("lib/c.so", {{"hash.sha256", hex_of("sha256", "elsewhere/c.so")}});
  sbom.add_file("lib/d.so", {{"hash.blake3", "00"}});
  sbom.add_file("lib/e.so", {{"hash.sha256", hex_of("sha256", "gone")}});
  sbom.add_file("../f.so");
  sbom.put(inventory, "sbom.json");
  CHECK(joined(inventory) == Lines{"lib/a.so match d.zip!/lib/a.so", "lib/b.so changed d.zip!/lib/b.so",
                                   "lib/c.so moved d.zip!/elsewhere/c.so", "lib/d.so undecided d.zip!/lib/d.so",
                                   "lib/e.so missing", "../f.so undecided"});
}

TEST_CASE("sbom_join: a name that several files have is told apart by the digest", "[readers][sbom_join]") {
  Inventory inventory = one_delivery({"x/a.so", "y/a.so", "z/b", "z/c", "z/d"});
  BuildSbom sbom;
  for (const char* const path : {"z/b", "z/c", "z/d"}) sbom.add_file(path);  // so that paths count from the top
  sbom.add_file("a.so", {{"hash.sha256", hex_of("sha256", "y/a.so")}});
  sbom.add_file("./a.so");
  sbom.put(inventory, "sbom.json");
  const Lines lines = joined(inventory);
  CHECK(Lines(lines.begin() + 3, lines.end()) == Lines{"a.so match d.zip!/y/a.so", "./a.so undecided"});
}

TEST_CASE("sbom_join: upper-case hex is the same digest", "[readers][sbom_join]") {
  Inventory inventory = one_delivery({"a"});
  std::string hex = hex_of("sha256", "a");
  std::ranges::transform(hex, hex.begin(), [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
  BuildSbom sbom;
  sbom.add_file("a", {{"hash.sha256", hex}});
  sbom.put(inventory, "sbom.json");
  CHECK(joined(inventory) == Lines{"a match d.zip!/a"});
}

TEST_CASE("sbom_join: packages by the file that they name, or by their digest", "[readers][sbom_join]") {
  Inventory inventory = one_delivery({"pool/zlib.tar.gz", "x.whl", "lib/z.so"});
  BuildSbom sbom;
  sbom.add_component("zlib", "1.3", {{"filename", "zlib.tar.gz"}, {"hash.sha256", hex_of("sha256", "pool/zlib.tar.gz")}});
  sbom.add_component("x", "1", {{"download", "https://x.example/dl/x.whl?a=b"}, {"hash.sha256", hex_of("sha256", "y")}});
  sbom.add_component("z", "1", {{"hash.sha256", hex_of("sha256", "lib/z.so")}});
  sbom.add_component("upstream", "1", {{"hash.sha256", hex_of("sha256", "nowhere")}});
  sbom.add_component("whole", "1", {{"filename", "d.zip"}, {"hash.sha256", hex_of("sha256", "the archive")}});
  sbom.add_component("gone", "1", {{"filename", "gone.jar"}});
  sbom.add_component("plain", "1", {{"download", "https://x.example/plain.zip"}});
  sbom.put(inventory, "sbom.json");
  CHECK(joined(inventory) == Lines{"zlib match d.zip!/pool/zlib.tar.gz", "x changed d.zip!/x.whl",
                                   "z match d.zip!/lib/z.so", "upstream undecided", "whole match d.zip",
                                   "gone missing"});
}

TEST_CASE("sbom_join: the digest of a reference is held against what the reference names", "[readers][sbom_join]") {
  Inventory inventory = one_delivery({"a.tgz", "b.tgz"});
  BuildSbom sbom;
  const std::uint32_t element = sbom.sbom.begin(SbomElementKind::component, "c", "/c", 3);
  REQUIRE(element == 1);
  const auto refer = [&](const std::string& item, const std::string& url, const std::string& hex) {
    sbom.sbom.add("reference.distribution", url, "/externalReferences/" + item + "/url");
    sbom.sbom.add("reference-hash.distribution.sha256", hex, "/externalReferences/" + item + "/hashes/0/content");
  };
  sbom.sbom.add("name", "c", "/name");
  refer("0", "https://x.example/a.tgz", hex_of("sha256", "a.tgz"));
  refer("1", "https://x.example/b.tgz#top", hex_of("sha256", "a.tgz"));
  refer("2", "https://x.example/not-here.tgz", hex_of("sha256", "a.tgz"));
  sbom.put(inventory, "sbom.json");
  CHECK(joined(inventory) == Lines{"c match d.zip!/a.tgz", "c changed d.zip!/b.tgz"});
}

TEST_CASE("sbom_join: digests are asked for as they are stated", "[readers][sbom_join]") {
  Inventory inventory = one_delivery({"a", "b", "c"});
  BuildSbom sbom;
  const std::uint32_t package = sbom.add_component("p", "1", {{"verification-code", "00"}});
  const std::uint32_t file = sbom.add_file("a", {{"hash.sha512", "00"}, {"hash.sha256", "00"}, {"hash.md2", "00"}});
  sbom.relate(package, SbomRelationKind::contains, file);
  sbom.put(inventory, "sbom.json");
  join_sboms(inventory);
  std::vector<MoreDigest> stated;
  add_sbom_digests(inventory, stated);
  std::ranges::sort(stated);
  CHECK(stated == std::vector<MoreDigest>{{0, 0, "sha1", ""}, {0, 0, "sha512", ""}});
}

TEST_CASE("sbom_join: what is not there is looked for by its SHA-1 where it has no SHA-256", "[readers][sbom_join]") {
  Inventory inventory = one_delivery({"a", "b"});
  BuildSbom sbom;
  sbom.add_file("gone", {{"hash.sha1", hex_of("sha1", "bytes of b")}});
  sbom.put(inventory, "sbom.json");
  join_sboms(inventory);
  std::vector<MoreDigest> stated;
  add_sbom_digests(inventory, stated);
  REQUIRE(stated.size() == 3);  // a, b and the SBOM
  inventory.contents.digests = {{0, 1, "sha1", hex_of("sha1", "bytes of b")}};
  CHECK(joined(inventory) == Lines{"gone moved d.zip!/b"});
}

TEST_CASE("sbom_join: other line ends are asked for where bytes differ", "[readers][sbom_join]") {
  Inventory inventory = one_delivery({"a", "b"});
  BuildSbom sbom;
  sbom.add_file("a", {{"hash.sha256", hex_of("sha256", "a")}});
  sbom.add_file("b", {{"hash.sha256", hex_of("sha256", "other")}});
  sbom.put(inventory, "sbom.json");
  joined(inventory);
  CHECK(doubted_digests(inventory) ==
        std::vector<MoreDigest>{{0, 1, "sha256+crlf", ""}, {0, 1, "sha256+lf", ""}});
}

TEST_CASE("sbom_join: a hundred thousand files of one name cost no more than others", "[readers][sbom_join]") {
  std::vector<std::string> paths;
  for (int i = 0; i < 20'000; ++i) paths.push_back("d" + std::to_string(i) + "/a");
  Inventory inventory = one_delivery(paths);
  BuildSbom sbom;
  for (int i = 0; i < 20'000; ++i) sbom.add_file("x" + std::to_string(i) + "/a");
  sbom.put(inventory, "sbom.json");
  const Lines lines = joined(inventory);
  CHECK(std::ranges::all_of(lines, [](const std::string& line) { return line.ends_with(" missing"); }));
  CHECK(lines.size() == 20'000);
}
