// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/entry_tree.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace sluice {
namespace {

Contents named(const std::vector<std::string>& paths) {
  Contents contents;
  for (const std::string& path : paths) contents.entries.emplace_back().path = path;
  return contents;
}

TEST_CASE("entry_tree: finds what was added, in its folder only", "[intake][entry_tree]") {
  const Contents contents = named({"a", "b"});
  EntryTree tree(contents, 10);
  const auto folder = tree.add(EntryTree::root, contents.entries[0].path, NodeKind::folder, 0);
  REQUIRE(folder);
  const auto file = tree.add(folder->node, contents.entries[1].path, NodeKind::file, 1);
  REQUIRE(file);
  CHECK(tree.find(EntryTree::root, "a") == folder->node);
  CHECK(tree.find(folder->node, "b") == file->node);
  CHECK_FALSE(tree.find(EntryTree::root, "b"));
  CHECK_FALSE(tree.find(folder->node, "B"));
  CHECK(tree.name_of(file->node) == "b");
  CHECK(tree.name_of(EntryTree::root).empty());
}

TEST_CASE("entry_tree: tells of the first name that is alike", "[intake][entry_tree]") {
  const Contents contents = named({"Readme", "README", "readme", "other"});
  EntryTree tree(contents, 10);
  std::vector<std::uint32_t> alike;
  for (std::uint32_t i = 0; i < 4; ++i) {
    const auto added = tree.add(EntryTree::root, contents.entries[i].path, NodeKind::file, i);
    REQUIRE(added);
    alike.push_back(added->alike);
  }
  CHECK(alike == std::vector<std::uint32_t>{no_index, 1, 1, no_index});
}

TEST_CASE("entry_tree: takes no more nodes than it may", "[intake][entry_tree]") {
  const Contents contents = named({"a", "b"});
  EntryTree tree(contents, 2);
  CHECK(tree.add(EntryTree::root, contents.entries[0].path, NodeKind::file, 0));
  CHECK_FALSE(tree.add(EntryTree::root, contents.entries[1].path, NodeKind::file, 1));
}

TEST_CASE("entry_tree: finds every name after it has grown", "[intake][entry_tree]") {
  std::vector<std::string> paths;
  for (int i = 0; i < 5000; ++i) paths.push_back("name" + std::to_string(i));
  const Contents contents = named(paths);
  EntryTree tree(contents, 6000);
  for (std::uint32_t i = 0; i < 5000; ++i)
    REQUIRE(tree.add(EntryTree::root, contents.entries[i].path, NodeKind::file, i));
  int found = 0;
  for (std::uint32_t i = 0; i < 5000; ++i) found += tree.find(EntryTree::root, paths[i]) == i + 1 ? 1 : 0;
  CHECK(found == 5000);
}

}  // namespace
}  // namespace sluice
