// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"
#include "sbom/tree.hpp"

#include <string>
#include <string_view>

namespace sluice::sbom::cyclonedx {

/// How places of one document are written.
struct Places {
  bool are_xml = false;

  /// Of an item of an array of the root: "/components/12", "/bom/components/component[13]".
  std::string of_record(std::string_view array, std::uint32_t index, const Node& item) const;
  /// Of a node from a node above it.
  std::string inside(const Node& node, const Node* above) const;
};

/// Adds fields to the last element of an Sbom, with their places.
class Fields {
 public:
  /// Places are those from `base` downwards, behind `prefix`.
  Fields(Sbom& sbom, Places places, const Node& base, std::string prefix = {})
      : sbom_(sbom), places_(places), base_(base), prefix_(std::move(prefix)) {}

  /// The text of a string, number or boolean; nothing for another node or null.
  void add(std::string_view name, const Node* node) const;
  /// A text that was made from a node.
  void add(std::string_view name, std::string_view value, const Node& node) const;
  /// Like add(), with "1" and "0" of XML as "true" and "false".
  void add_boolean(std::string_view name, const Node* node) const;
  /// A problem of a node's value.
  void report(SbomProblem problem, const Node& node) const;

 private:
  std::string place_of(const Node& node) const { return prefix_ + places_.inside(node, &base_); }

  Sbom& sbom_;
  Places places_;
  const Node& base_;
  std::string prefix_;
};

}  // namespace sluice::sbom::cyclonedx
