// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/more_digests.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "build_policy.hpp"
#include "gate/pipeline.hpp"
#include "support/compress.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace sluice {
namespace {

using test::file;
using test::pack;

std::string hash(std::string_view algorithm, std::string_view text) {
  NamedHash running(algorithm, text.size());
  running.update(std::as_bytes(std::span(text)));
  return running.finish();
}

/// Reads and counts how many times the delivery was read.
Inventory read(const std::string& path, const Policy& policy, int& readings, const std::string& cache = {}) {
  ReadOptions options;
  options.jobs = 2;
  options.cache = cache;
  options.engine = "test";
  options.meter = std::make_shared<ReadMeter>();
  const auto inventory = read_deliveries({{path, {}, {}, {}, {}}}, policy, options);
  REQUIRE(inventory);
  readings = static_cast<int>(options.meter->readings());
  return *inventory;
}

std::map<std::string, bool> compared(const Inventory& inventory) {
  std::map<std::string, bool> lines;
  for (const ChecksumLine& line : inventory.checksums) {
    lines[line.algorithm + " " + line.path] = !line.actual.empty() && line.actual == line.expected;
  }
  return lines;
}

TEST_CASE("more_digests: lists inside, nested and beside are compared whatever their algorithm",
          "[gate][more_digests]") {
  const test::TemporaryFolder folder;
  const std::string code = "int x;\n", large = test::noise(3u << 20);
  const std::string inner =
      pack({file("SHA1SUMS", hash("sha1", code) + "  a.c\n"), file("a.c", code), file("z", "between")}, "zip");
  const std::string whole = pack({file("SHA512SUMS", hash("sha512", code) + "  a.c\n" + hash("sha512", large) +
                                                         "  b\n" + hash("sha512", "other") + "  c\n"),
                                  file("a.c", code), file("b", large), file("c", "bytes"), file("inner.zip", inner)},
                                 "tar.gz");
  const std::string path = folder.write("d.tar.gz", whole);
  folder.write("d.tar.gz.sha512", hash("sha512", whole) + "  d.tar.gz\n");
  int readings = 0;
  const Inventory inventory = read(path, test::make_policy({}), readings);
  CHECK(readings == 2);
  CHECK(compared(inventory) == std::map<std::string, bool>{{"sha1 a.c", true},
                                                           {"sha512 a.c", true},
                                                           {"sha512 b", true},
                                                           {"sha512 c", false},
                                                           {"sha512 d.tar.gz", true}});
  for (const ChecksumLine& line : inventory.checksums) CHECK_FALSE(line.actual.empty());
  CHECK(std::ranges::is_sorted(inventory.contents.digests));
  CHECK(inventory.contents.digests.size() == 5);
}

TEST_CASE("more_digests: SHA-256 alone needs no second reading", "[gate][more_digests]") {
  const test::TemporaryFolder folder;
  const std::string path =
      folder.write("d.tar.gz", pack({file("SHA256SUMS", to_hex(sha256("x")) + "  a\n"), file("a", "x")}, "tar.gz"));
  int readings = 0;
  const Inventory inventory = read(path, test::make_policy({}), readings);
  CHECK(readings == 1);
  CHECK(compared(inventory) == std::map<std::string, bool>{{"sha256 a", true}});
  CHECK(inventory.contents.digests.empty());
}

TEST_CASE("more_digests: a rule that names a digest has it of every file", "[gate][more_digests]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("d.tar.gz", pack({file("a", "hello\n"), file("b", "")}, "tar.gz"));
  Rule rule = test::make_rule("file.known");
  rule.condition.emplace().fact = "file.git-blob";
  int readings = 0;
  const Inventory inventory = read(path, test::make_policy({rule}), readings);
  CHECK(readings == 2);
  REQUIRE(inventory.contents.digests.size() == 2);
  CHECK(inventory.contents.find_digest(0, 0, "git-blob") == "ce013625030ba8dba906f756967f9e9ca394464a");
  CHECK(inventory.contents.find_digest(0, 1, "git-blob") == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  CHECK(inventory.contents.find_digest(0, 1, "sha1").empty());
}

TEST_CASE("more_digests: from the cache they are the same", "[gate][more_digests]") {
  const test::TemporaryFolder folder;
  const std::string path =
      folder.write("d.zip", pack({file("SHA512SUMS", hash("sha512", "x") + "  a\n" + hash("sha512", "x") + "  b\n"),
                                  file("a", "x"), file("b", "y")},
                                 "zip"));
  const std::string cache = folder.path() + "/cache";
  int readings = 0;
  const Inventory cold = read(path, test::make_policy({}), readings, cache);
  std::size_t kept = 0;
  for (const std::string& key : list_folder(cache + "/facts-1")) kept += list_folder(cache + "/facts-1/" + key).size();
  CHECK(kept == 2);
  CHECK(read(path, test::make_policy({}), readings, cache) == cold);
  for (const std::string& key : list_folder(cache + "/facts-1")) {
    for (const std::string& entry : list_folder(cache + "/facts-1/" + key)) {
      folder.write("cache/facts-1/" + key + "/" + entry, "broken");
    }
  }
  CHECK(read(path, test::make_policy({}), readings, cache) == cold);
  CHECK(compared(cold) == std::map<std::string, bool>{{"sha512 a", true}, {"sha512 b", false}});
}

TEST_CASE("more_digests: bytes that changed meanwhile have none", "[gate][more_digests]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("d.tar.gz", pack({file("a", "x"), file("b", "y")}, "tar.gz"));
  int readings = 0;
  Inventory inventory = read(path, test::make_policy({}), readings);
  folder.write("d.tar.gz", pack({file("a", "x"), file("b", "z")}, "tar.gz"));
  const std::vector<MoreDigest> wanted{{0, 0, "sha1", {}}, {0, 1, "sha1", {}}, {0, no_index, "sha1", {}}};
  REQUIRE(add_digests({path, "d.tar.gz"}, wanted, {}, {}, {}, inventory.contents));
  CHECK(inventory.contents.find_digest(0, 0, "sha1") == hash("sha1", "x"));
  CHECK(inventory.contents.digests.size() == 1);
}

}  // namespace
}  // namespace sluice
