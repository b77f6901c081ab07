// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A graph from RDF/XML (W3C RDF 1.1 XML Syntax), as far as SPDX 2.x needs it: nodes with a type, and their properties.
#pragma once

#include "model/contents.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice::sbom {

struct RdfProperty {
  std::string name;               ///< without namespace
  std::string text;               ///< of a literal
  std::uint32_t node = no_index;  ///< the value, if it is no literal
  std::uint32_t line = 0;
};

struct RdfNode {
  std::string id;    ///< IRI; "_:name" or empty for a blank node
  std::string type;  ///< class without namespace; empty if it is only referred to
  std::uint32_t line = 0;
  std::vector<RdfProperty> properties;

  const RdfProperty* find(std::string_view name) const;
};

struct RdfAttribute {
  std::string_view space;  ///< namespace
  std::string_view name;
  std::string value;
};

/// Builds the graph from an XML parser's events (clause 7.2). Properties of namespaces that SPDX does not use are left
/// out. What is nested several times is one node if it has the same identifier.
class RdfGraph {
 public:
  void open(std::string_view space, std::string_view name, std::span<const RdfAttribute> attributes,
            std::uint32_t line);
  void close();
  void characters(std::string_view text);

  const std::vector<RdfNode>& nodes() const { return nodes_; }
  std::size_t depth() const { return open_.size(); }
  /// Bytes that it holds, to bound it.
  std::uint64_t memory() const { return memory_; }

 private:
  enum class Place : std::uint8_t { root, node, property };
  struct Open {
    Place place = Place::root;
    std::uint32_t node = no_index;  ///< the node, or whose property it is
    std::size_t property = 0;
    bool is_literal = false;
    bool is_left_out = false;
  };
  void open_node(std::string_view space, std::string_view name, std::span<const RdfAttribute> attributes,
                 std::uint32_t line);
  void open_property(std::string_view space, std::string_view name, std::span<const RdfAttribute> attributes,
                     std::uint32_t line);
  std::uint32_t node_of(std::string id, std::uint32_t line);
  RdfProperty& add(std::uint32_t node, std::string_view name, std::uint32_t line);

  std::vector<RdfNode> nodes_;
  std::unordered_map<std::string, std::uint32_t> by_id_;
  std::vector<Open> open_;
  std::uint64_t memory_ = 0;
};

}  // namespace sluice::sbom
