// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/entry_difference.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice {
namespace {

using namespace std::string_literals;

struct Seen {
  std::string path = "a";
  EntryKind kind = EntryKind::file;
  std::optional<std::uint64_t> size = 1;
  std::string link = {};
  bool has_name = true;
};

EntryMeta meta_of(const Seen& seen) {
  EntryMeta meta;
  meta.path = seen.path;
  meta.kind = seen.kind;
  meta.size = seen.size;
  meta.link_target = seen.link;
  return meta;
}

std::string difference(const std::string& format, const Seen& strict, const Seen& listed) {
  return entry_difference(format, meta_of(strict), {meta_of(listed), listed.has_name});
}

}  // namespace

TEST_CASE("entry_difference: name, kind, size and target count", "[intake][entry_difference]") {
  const Seen link{"l", EntryKind::symlink, {}, "to"};
  CHECK(difference("tar", {}, {}).empty());
  CHECK(difference("tar", {}, {"b"}) == "the name is 'a', and 'b' to libarchive");
  CHECK(difference("tar", {"a/"}, {"a"}).empty());
  CHECK(difference("tar", {}, {"a", EntryKind::folder}) == "'a' is a file, and a folder to libarchive");
  CHECK(difference("tar", {}, {"a", EntryKind::file, 2}) == "'a' has 1 bytes, and 2 to libarchive");
  CHECK(difference("tar", {}, {"a", EntryKind::file, {}}).empty());
  CHECK(difference("tar", {"a", EntryKind::folder, 5}, {"a", EntryKind::folder, 0}).empty());
  CHECK(difference("tar", link, link).empty());
  CHECK(difference("tar", link, {"l", EntryKind::symlink, {}, "other"}) ==
        "'l' leads to 'to', and to 'other' for libarchive");
}

TEST_CASE("entry_difference: what libarchive changes in a ZIP does not count", "[intake][entry_difference]") {
  CHECK(difference("zip", {"a\\b\0c"s}, {"a/b"}).empty());
  CHECK(difference("zip", {"cafe\xcc\x81"}, {"caf\xc3\xa9"}).empty());
  CHECK(difference("zip", {"\xff"}, {"?1", EntryKind::file, 1, {}, false}).empty());
  CHECK(difference("zip", {"a", EntryKind::device}, {"a"}).empty());
  CHECK_FALSE(difference("zip", {"a", EntryKind::symlink}, {"a"}).empty());
  CHECK_FALSE(difference("zip", {"A"}, {"a"}).empty());
}

TEST_CASE("entry_difference: a tar's names are bytes", "[intake][entry_difference]") {
  CHECK_FALSE(difference("tar", {"a\\b"}, {"a/b"}).empty());
  CHECK_FALSE(difference("tar", {"cafe\xcc\x81"}, {"caf\xc3\xa9"}).empty());
  CHECK_FALSE(difference("tar", {"a", EntryKind::device}, {"a"}).empty());
  CHECK(difference("tar", {"a", EntryKind::other}, {"a"}).empty());
}

}  // namespace sluice
