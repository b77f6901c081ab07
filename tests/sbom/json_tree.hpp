// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json.hpp"
#include "sbom/tree.hpp"

#include <string>
#include <string_view>

namespace sluice::test {

inline void fill(sbom::Tree& tree, sbom::Node* node, const json::Value& value, bool is_record_root = false) {
  using Kind = json::Value::Kind;
  switch (value.kind) {
    case Kind::boolean:
      node->text = value.boolean ? "true" : "false";
      break;
    case Kind::integer:
      node->text = tree.keep(std::to_string(value.integer));
      break;
    case Kind::number:
      node->text = tree.keep(std::to_string(value.number));
      break;
    case Kind::string:
      node->text = tree.keep(value.string);
      break;
    default:
      break;
  }
  static constexpr sbom::Node::Kind kinds[] = {
      sbom::Node::Kind::null,   sbom::Node::Kind::boolean, sbom::Node::Kind::number, sbom::Node::Kind::number,
      sbom::Node::Kind::string, sbom::Node::Kind::array,   sbom::Node::Kind::object};
  node->kind = kinds[static_cast<std::size_t>(value.kind)];
  node->line = value.line;
  for (const json::Value& item : value.items) fill(tree, tree.add(node, sbom::Node::Kind::null, item.line), item);
  for (const json::Member& member : value.members) {
    sbom::Node* const child = tree.add_member(node, member.key, sbom::Node::Kind::null, member.value.line);
    if (is_record_root && member.value.kind == Kind::array) {
      child->kind = sbom::Node::Kind::array;
      child->size = static_cast<std::uint32_t>(member.value.items.size());
    } else {
      fill(tree, child, member.value);
    }
  }
}

/// Gives a JSON document to the sink, record by record; false if it is no JSON.
inline bool feed(std::string_view text, sbom::RecordSink& sink) {
  const auto root = json::parse(text, "", {});
  if (!root) return false;
  sbom::Tree tree;
  for (const json::Member& member : root->members) {
    for (std::uint32_t i = 0; i < member.value.items.size(); ++i) {
      tree.clear();
      sbom::Node* const node = tree.add(nullptr, sbom::Node::Kind::null, 0);
      fill(tree, node, member.value.items[i]);
      sink.record(member.key, i, *node);
    }
  }
  tree.clear();
  sbom::Node* const node = tree.add(nullptr, sbom::Node::Kind::null, 1);
  fill(tree, node, *root, true);
  sink.root(*node);
  return true;
}

}  // namespace sluice::test
