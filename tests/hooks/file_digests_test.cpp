// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "hooks/file_digests.hpp"

#include "base/digest.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

using namespace sluice;

TEST_CASE("file_digests: computed, kept, and computed anew after a change", "[hooks][file_digests]") {
  const test::TemporaryFolder folder;
  const std::string file = folder.write("a.h", "one"), kept = folder.path() + "/digests";
  {
    FileDigests digests(kept);
    CHECK(digests.find(file, "sha256").empty());
    digests.expect({{file, "sha256"}, {file, "md5"}, {folder.path() + "/none", "sha256"}});
    CHECK(digests.find(file, "sha256") == to_hex(sha256("one")));
    CHECK(digests.find(file, "md5") == "f97c5d29941bfb1b2fdab0874906ab82");
    CHECK(digests.find(folder.path() + "/none", "sha256").empty());
    REQUIRE(digests.save());
  }
  // What is kept is believed while the stamp holds.
  std::string text = read_file(kept, 1u << 20).value();
  const std::string hex = to_hex(sha256("one"));
  text.replace(text.find(hex), hex.size(), std::string(hex.size(), 'a'));
  folder.write("digests", text);
  {
    FileDigests digests(kept);
    digests.expect({{file, "sha256"}});
    CHECK(digests.find(file, "sha256") == std::string(hex.size(), 'a'));
  }
  folder.write("a.h", "other");
  FileDigests digests(kept);
  digests.expect({{file, "sha256"}});
  CHECK(digests.find(file, "sha256") == to_hex(sha256("other")));
}

TEST_CASE("file_digests: without a place to keep them", "[hooks][file_digests]") {
  const test::TemporaryFolder folder;
  const std::string file = folder.write("a.h", "one");
  FileDigests digests("");
  digests.expect({{file, "sha256"}});
  CHECK(digests.find(file, "sha256") == to_hex(sha256("one")));
  CHECK(digests.save());
}
