// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json.hpp"
#include "sbom/cyclonedx_records.hpp"

#include <array>
#include <string>
#include <string_view>

namespace sluice::test {

inline void fill(sbom::Tree& tree, sbom::Node* node, const json::Value& value) {
  using Kind = json::Value::Kind;
  if (value.kind == Kind::string) node->text = tree.keep(value.string);
  if (value.kind == Kind::integer) node->text = tree.keep(std::to_string(value.integer));
  if (value.kind == Kind::boolean) node->text = value.boolean ? "true" : "false";
  for (const json::Value& item : value.items) fill(tree, tree.add(node, sbom::Node::Kind::null, item.line), item);
  for (const json::Member& member : value.members) {
    fill(tree, tree.add_member(node, member.key, sbom::Node::Kind::null, member.value.line), member.value);
  }
  static constexpr std::array kinds = {sbom::Node::Kind::null,   sbom::Node::Kind::boolean, sbom::Node::Kind::number,
                                       sbom::Node::Kind::number, sbom::Node::Kind::string,  sbom::Node::Kind::array,
                                       sbom::Node::Kind::object};
  node->kind = kinds[static_cast<std::size_t>(value.kind)];
}

/// What a CycloneDX JSON document says, without its schema.
inline Sbom read_cyclonedx_json(std::string_view text) {
  Sbom sbom;
  sbom.format = "cyclonedx-json";
  Result<json::Value> value = json::parse(text, "bom.json");
  if (!value) {
    sbom.problems.push_back({"sbom.syntax", value.error().message, "", "", 0});
    return sbom;
  }
  sbom::CyclonedxRecords records(sbom);
  json::Value root = json::Value::object();
  for (json::Member& member : value->members) {
    for (std::size_t i = 0; i < member.value.items.size(); ++i) {
      sbom::Tree tree;
      sbom::Node* const node = tree.add(nullptr, sbom::Node::Kind::null, member.value.items[i].line);
      fill(tree, node, member.value.items[i]);
      records.record(member.key, static_cast<std::uint32_t>(i), *node);
    }
    member.value.items.clear();
    root.set(member.key, std::move(member.value));
  }
  sbom::Tree tree;
  sbom::Node* const node = tree.add(nullptr, sbom::Node::Kind::null, 1);
  fill(tree, node, root);
  records.root(*node);
  records.finish(true);
  sbom.is_complete = true;
  return sbom;
}

}  // namespace sluice::test
