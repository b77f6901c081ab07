// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/tree.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using sluice::sbom::Node;
using sluice::sbom::Tree;

TEST_CASE("tree: members and items keep their order and know their place", "[sbom][tree]") {
  Tree tree;
  Node* const root = tree.add(nullptr, Node::Kind::object, 1);
  Node* const hashes = tree.add_member(root, "hash/es", Node::Kind::array, 2);
  tree.add(hashes, Node::Kind::object, 3);
  Node* const second = tree.add(hashes, Node::Kind::object, 4);
  tree.add_member(second, "content", Node::Kind::string, 5)->text = tree.keep("00ff");
  std::vector<std::uint32_t> lines;
  for (const Node& item : children(hashes)) lines.push_back(item.line);
  CHECK(lines == std::vector<std::uint32_t>{3, 4});
  CHECK(second->text_of("content") == "00ff");
  CHECK(second->text_of("alg").empty());
  CHECK(hashes->find("content") == nullptr);
  CHECK(pointer_of(*second->find("content")) == "/hash~1es/1/content");
  CHECK(pointer_of(*root).empty());
}

TEST_CASE("tree: texts stay where they are, also long ones, and clear() starts anew", "[sbom][tree]") {
  Tree tree;
  const std::string_view first = tree.keep("first");
  const std::string_view large = tree.keep(std::string(200'000, 'x'));
  std::vector<std::string_view> many;
  for (int i = 0; i < 20'000; ++i) many.push_back(tree.keep(std::to_string(i)));
  CHECK(first == "first");
  CHECK(large.size() == 200'000);
  CHECK(many[12'345] == "12345");
  CHECK(tree.memory() > 200'000);
  tree.clear();
  CHECK(tree.memory() == 0);
  CHECK(tree.keep("again") == "again");
}
