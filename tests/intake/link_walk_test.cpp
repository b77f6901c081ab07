// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/link_walk.hpp"

#include <catch2/catch.hpp>

namespace sluice {
namespace {

/// root: folder "d" with file "f", link "l" to "d", link "out" to "/tmp".
struct Tree {
  Contents contents;
  EntryTree tree{contents, 100};
  std::uint32_t folder = 0, file = 0, link = 0;

  Tree() {
    for (const char* name : {"d", "f", "l", "out"}) contents.entries.emplace_back().path = name;
    contents.entries[2].link_target = "d";
    contents.entries[3].link_target = "/tmp";
    folder = tree.add(EntryTree::root, contents.entries[0].path, NodeKind::folder, 0)->node;
    file = tree.add(folder, contents.entries[1].path, NodeKind::file, 1)->node;
    link = tree.add(EntryTree::root, contents.entries[2].path, NodeKind::link, 2)->node;
    tree.at(link).link = 2;
    tree.at(tree.add(EntryTree::root, contents.entries[3].path, NodeKind::link, 3)->node).link = 3;
  }
};

TEST_CASE("link_walk: where paths lead", "[intake][link_walk]") {
  Tree made;
  LinkWalk walk(made.contents, made.tree);
  const auto reach = [&](std::string_view path) { return walk.follow(made.folder, path).reach; };
  CHECK(walk.follow(made.folder, "f").node == made.file);
  CHECK(walk.follow(made.folder, "../l/f").node == made.file);
  CHECK(walk.follow(made.folder, ".").node == made.folder);
  CHECK(walk.follow(made.folder, "..").node == EntryTree::root);
  CHECK(reach("../..") == LinkReach::outside);
  CHECK(reach("/d") == LinkReach::outside);
  CHECK(reach("C:\\d") == LinkReach::outside);
  CHECK(reach("../out/x") == LinkReach::outside);
  CHECK(reach("../l/../..") == LinkReach::outside);
  CHECK(reach("no") == LinkReach::missing);
  CHECK(reach("") == LinkReach::missing);
  CHECK(reach("no/../../..") == LinkReach::outside);
}

TEST_CASE("link_walk: the last link may be kept", "[intake][link_walk]") {
  Tree made;
  LinkWalk walk(made.contents, made.tree);
  CHECK(walk.follow(EntryTree::root, "l", true).node == made.link);
  CHECK(walk.follow(EntryTree::root, "l/", true).node == made.link);
  CHECK(walk.follow(EntryTree::root, "l").node == made.folder);
  CHECK(walk.follow(EntryTree::root, "l/f", true).node == made.file);
}

TEST_CASE("link_walk: a package's absolute paths start at its own root", "[intake][link_walk]") {
  Tree made;
  made.contents.entries[3].link_target = "/d";
  LinkWalk walk(made.contents, made.tree, Root::file_system);
  CHECK(walk.follow(made.folder, "/d/f").node == made.file);
  CHECK(walk.follow(made.folder, "../out/f").node == made.file);
  CHECK(walk.follow(made.folder, "/tmp/x").reach == LinkReach::missing);
  for (const char* outside : {"/..", "/d/../../x", "//host/d", "\\\\host\\d", "C:\\d"}) {
    CAPTURE(outside);
    CHECK(walk.follow(made.folder, outside).reach == LinkReach::outside);
  }
}

TEST_CASE("link_walk: absolute targets of every system", "[intake][link_walk]") {
  CHECK(is_absolute_target("/a"));
  CHECK(is_absolute_target("\\\\host\\share"));
  CHECK(is_absolute_target("\\a"));
  CHECK(is_absolute_target("c:a"));
  CHECK_FALSE(is_absolute_target("a/b"));
  CHECK_FALSE(is_absolute_target("B::Deparse.3"));
  CHECK_FALSE(is_absolute_target(""));
}

}  // namespace
}  // namespace sluice
