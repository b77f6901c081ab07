// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/tree.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace sluice::test {

/// A tree as one text: "{a: [1 'x'](2)}"; behind an array its size.
inline std::string text_of(const sbom::Node& node) {
  const std::string name = node.key.empty() ? "" : fmt::format("{}: ", node.key);
  std::string inside;
  for (const sbom::Node& child : sbom::children(node)) inside += (inside.empty() ? "" : " ") + text_of(child);
  switch (node.kind) {
    case sbom::Node::Kind::null:
      return name + "null";
    case sbom::Node::Kind::string:
      return fmt::format("{}'{}'", name, node.text);
    case sbom::Node::Kind::array:
      return fmt::format("{}[{}]({})", name, inside, node.size);
    case sbom::Node::Kind::object:
      return fmt::format("{}{{{}}}", name, inside);
    default:
      return fmt::format("{}{}", name, node.text);
  }
}

/// Writes down what it is handed, a line each: "components/0@3 {...}", "@4 metadata: {...}", then "root@1 {...}".
class RecordLog final : public sbom::RecordSink {
 public:
  void record(std::string_view array, std::uint32_t index, const sbom::Node& item) override {
    text += fmt::format("{}/{}@{} {}\n", array, index, item.line, text_of(item));
  }
  void member(const sbom::Node& member) override { text += fmt::format("@{} {}\n", member.line, text_of(member)); }
  void root(const sbom::Node& root) override { text += fmt::format("root@{} {}\n", root.line, text_of(root)); }

  std::string text;
};

}  // namespace sluice::test
