// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/checksum_line.hpp"
#include "readers/entry_lookup.hpp"
#include "readers/reader.hpp"
#include "one_delivery.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace sluice {
namespace {

using test::one_delivery;

const std::string hex64(64, 'a');
const std::string hex32(32, '1');

const DocumentReader& reader() {
  const auto readers = document_readers();
  return **std::ranges::find(readers, "checksum_list", [](const DocumentReader* r) { return r->name; });
}

void read(Inventory& inventory, std::uint32_t entry, const std::string& name, const std::string& text) {
  reader().read({.delivery = 0, .entry = entry, .path = "d.zip!/" + name, .inner_path = name, .bytes = text}, ReadContext{}, inventory);
  join_facts(inventory);
  compare_digests(inventory);
}

}  // namespace

TEST_CASE("checksum_list: each style of line is read", "[readers][checksum_list]") {
  struct Row {
    std::string line, list, algorithm, path;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {hex64 + "  lib/a.so", "SHA256SUMS", "sha256", "lib/a.so"},
      {hex64 + " *lib/a b.so", "SHA256SUMS", "sha256", "lib/a b.so"},
      {"\\" + hex64 + "  a\\nb\\\\c", "SHA256SUMS", "sha256", "a\nb\\c"},
      {hex64 + "  a\\nb", "SHA256SUMS", "sha256", "a\\nb"},
      {std::string(64, 'A') + "  x", "delivery.sums", "sha256", "x"},
      {std::string(128, 'a') + "  x", "SHA512SUMS", "sha512", "x"},
      {std::string(128, 'a') + "  x", "B2SUMS", "blake2b", "x"},
      {hex64 + "  x", "SHA3-256SUMS", "sha3-256", "x"},
      {hex64, "a.tar.gz.sha3-256", "sha3-256", ""},
      {hex32 + "  x", "MD5SUMS", "md5", "x"},
      {std::string(40, 'a') + "  x", "checksums.txt", "sha1", "x"},
      {"SHA256 (a (1).txt) = " + hex64, "checksums.txt", "sha256", "a (1).txt"},
      {"SHA2-256(a.txt)= " + hex64, "checksums.txt", "sha256", "a.txt"},
      {"MD5 (a) = " + hex32, "checksums.txt", "md5", "a"},
      {"a file.bin 0A1b2C3d", "set.sfv", "crc32", "a file.bin"},
      {hex64, "a.tar.gz.sha256", "sha256", ""},
  }));
  CAPTURE(row.line);
  const std::optional<ChecksumStyle> style = find_checksum_style(row.list);
  REQUIRE(style);
  const std::optional<ChecksumStatement> got = parse_checksum_line(row.line, *style);
  REQUIRE(got);
  CHECK(got->algorithm == row.algorithm);
  CHECK(got->path == row.path);
  CHECK(got->hex.find_first_of("ABCDEF") == std::string::npos);
}

TEST_CASE("checksum_list: other text is no statement", "[readers][checksum_list]") {
  const auto line = GENERATE_COPY(values<std::string>({"", "hello world", "abc  x", hex64.substr(1) + "  x", hex64 + "x  y", "SHA256 () = " + hex64,
                                                       "SHA256 (x) " + hex64, "(x) = " + hex64, "x) = (", hex64 + " ", hex64 + "  "}));
  CAPTURE(line);
  const std::optional<ChecksumStatement> got = parse_checksum_line(line, ChecksumStyle{});
  CHECK_FALSE(got);
  CHECK_FALSE(parse_checksum_line("name 123", ChecksumStyle{true, {}}));
}

TEST_CASE("checksum_list: which names are claimed", "[readers][checksum_list]") {
  const std::string head = hex64 + "  x\n";
  for (const char* name : {"SHA256SUMS", "docs/sha512sum.txt", "delivery.sums", ".delivery/delivery.sums", "a.tar.gz.sha256", "CHECKSUMS", "release_sha256sums.txt"}) {
    CAPTURE(name);
    CHECK(reader().claims(name, head) == Claim::certain);
  }
  for (const char* name : {"sha256.c", "md5.h", "sha256", "sums", "README", "control.tar.xz!/md5sums", ""}) {
    CAPTURE(name);
    CHECK(reader().claims(name, head) == Claim::none);
  }
  CHECK(reader().claims("SHA256SUMS", "no list") == Claim::by_name);
}

TEST_CASE("checksum_list: lines find their entries relative to the list", "[readers][checksum_list]") {
  Inventory inventory = one_delivery({"r/SHA256SUMS", "r/lib/a.so", "r/b c", "lib/a.so"});
  const std::string good = to_hex(sha256("r/lib/a.so"));
  read(inventory, 0, "r/SHA256SUMS", "# a comment\r\n" + good + "  ./lib/a.so\r\n" + hex64 + " *b c\n" + hex64 + "  gone.txt\n" + hex32 + "  b c\n");
  REQUIRE(inventory.checksums.size() == 4);
  CHECK(inventory.checksums[0].entry == 1);
  CHECK(inventory.checksums[0].actual == good);
  CHECK(inventory.checksums[0].origin.line == 2);
  CHECK(inventory.checksums[1].entry == 2);
  CHECK(inventory.checksums[1].actual == to_hex(sha256("r/b c")));
  CHECK(inventory.checksums[2].entry == no_index);
  CHECK(inventory.checksums[2].actual.empty());
  CHECK(inventory.checksums[3].entry == 2);
  CHECK(inventory.checksums[3].actual.empty());
  CHECK(inventory.documents[0].role == "checksums");
  CHECK(inventory.unknowns.empty());
}

TEST_CASE("checksum_list: a path that leaves the container finds nothing", "[readers][checksum_list]") {
  Inventory inventory = one_delivery({"SHA256SUMS", "etc/passwd"});
  read(inventory, 0, "SHA256SUMS", hex64 + "  ../etc/passwd\n" + hex64 + "  /etc/passwd\n");
  REQUIRE(inventory.checksums.size() == 2);
  CHECK(inventory.checksums[0].entry == no_index);
  CHECK(inventory.checksums[1].entry == no_index);
}

TEST_CASE("checksum_list: a list of the whole tree may stand in a folder, and have backslashes", "[readers][checksum_list]") {
  Inventory inventory = one_delivery({"r/.delivery/delivery.sums", "r/lib/a.so"});
  read(inventory, 0, "r/.delivery/delivery.sums", hex64 + "  lib/a.so\n" + hex64 + "  r/lib/a.so\n" + hex64 + "  lib\\a.so\n");
  REQUIRE(inventory.checksums.size() == 3);
  for (const ChecksumLine& line : inventory.checksums) CHECK(line.entry == 1);
}

TEST_CASE("checksum_list: a list beside the delivery names the delivery", "[readers][checksum_list]") {
  Inventory inventory = one_delivery({"a"});
  const std::string digest = to_hex(sha256("the archive"));
  const auto list = GENERATE_COPY(values<std::string>({digest + "  d.zip\n" + hex64 + "  other.zip\n", digest + "\n"}));
  reader().read({.delivery = 0, .entry = no_index, .path = "d.zip.sha256", .inner_path = "d.zip.sha256", .bytes = list}, ReadContext{}, inventory);
  join_facts(inventory);
  compare_digests(inventory);
  REQUIRE(inventory.checksums.size() == 1);
  CHECK(inventory.checksums[0].path == "d.zip");
  CHECK(inventory.checksums[0].actual == digest);
}

TEST_CASE("checksum_list: other digests are asked for, and compared once they are there", "[readers][checksum_list]") {
  Inventory inventory = one_delivery({"a", "b"});
  const std::string hex40(40, '4'), hex128(128, 'b');
  const std::string list = hex32 + "  d.zip\n" + hex40 + "  a\n" + hex40 + "  gone\n" + hex64 + "  a\n" + "BLAKE2b-256 (b) = " +
                           hex64 + "\nBLAKE2b (b) = " + hex128 + "\nSHA3-224 (b) = " + hex64 + "\n";
  reader().read({.delivery = 0, .entry = no_index, .path = "SHA256SUMS", .inner_path = "SHA256SUMS", .bytes = list}, ReadContext{}, inventory);
  join_facts(inventory);
  const std::vector<MoreDigest> stated = stated_digests(inventory);
  CHECK(stated == std::vector<MoreDigest>{{0, 0, "sha1", {}}, {0, 1, "blake2b", {}}, {0, no_index, "md5", {}}});
  inventory.contents.digests = {{0, 0, "sha1", hex40}, {0, 1, "blake2b", std::string(128, 'c')}};
  compare_digests(inventory);
  std::vector<std::pair<std::string, std::string>> compared;
  for (const ChecksumLine& line : inventory.checksums) compared.emplace_back(line.algorithm, line.actual.substr(0, 2));
  CHECK(compared == std::vector<std::pair<std::string, std::string>>{
                        {"sha1", "44"}, {"sha256", to_hex(sha256("a")).substr(0, 2)}, {"blake2b", ""}, {"blake2b", "cc"}, {"sha3-224", ""}});
  REQUIRE(inventory.unknowns.size() == 1);
  CHECK(inventory.unknowns[0].fact == "md5 of d.zip");
}

TEST_CASE("checksum_list: a clear-signed list is read without its armor", "[readers][checksum_list]") {
  Inventory inventory = one_delivery({"SHA256SUMS.asc", "a"});
  read(inventory, 0, "SHA256SUMS.asc",
       "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n" + hex64 + "  a\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n");
  REQUIRE(inventory.checksums.size() == 1);
  CHECK(inventory.checksums[0].entry == 1);
  CHECK(inventory.unknowns.empty());
}

TEST_CASE("checksum_list: lines that cannot be read are unknown, once", "[readers][checksum_list]") {
  Inventory inventory = one_delivery({"SHA256SUMS", "a"});
  read(inventory, 0, "SHA256SUMS", "see our site\n" + hex64 + "  a\n" + hex64 + "\n");
  CHECK(inventory.checksums.size() == 1);
  REQUIRE(inventory.unknowns.size() == 1);
  CHECK(inventory.unknowns[0].reason == "2 lines are no statement of a checksum");
  CHECK(inventory.unknowns[0].origin.line == 1);
}

TEST_CASE("entry_lookup: the last of two entries with one path is meant", "[readers][entry_lookup]") {
  const Inventory inventory = one_delivery({"x", "a/./b", "a/b", "a//c"});
  const EntryLookup entries(inventory.contents, 0);
  CHECK(entries.find("a/b") == 2u);
  CHECK(entries.find("a/c") == 3u);
  CHECK_FALSE(entries.find("a"));
  CHECK(entries.has("a"));
  CHECK_FALSE(entries.has("a/d"));
  CHECK(entries.wrapping_folder().empty());
  CHECK(join_inner_path("a/b", "../c") == "a/c");
  CHECK_FALSE(join_inner_path("a", "../../c"));
}

TEST_CASE("reader: registered readers are sorted and no two claim one file", "[readers][reader]") {
  const auto readers = document_readers();
  CHECK(std::ranges::is_sorted(readers, {}, [](const DocumentReader* one) { return one->name; }));
  for (const char* name : {"delivery.yaml", "SHA256SUMS", "README"}) {
    const auto claiming = std::ranges::count_if(readers, [&](const DocumentReader* one) { return one->claims(name, "delivery: 1\n") != Claim::none; });
    CAPTURE(name);
    CHECK(claiming == (std::string(name) == "README" ? 0 : 1));
  }
}

}  // namespace sluice
