// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/rdf_graph.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sluice::sbom {
namespace {

constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::array<std::string_view, 4> known_spaces = {
    "http://spdx.org/rdf/terms#", "http://www.w3.org/2000/01/rdf-schema#", "http://usefulinc.com/ns/doap#",
    "http://www.w3.org/2009/pointers#"};

bool is_known(std::string_view space) { return std::ranges::find(known_spaces, space) != known_spaces.end(); }

const std::string* find(std::span<const RdfAttribute> attributes, std::string_view name) {
  const auto at =
      std::ranges::find_if(attributes, [&](const RdfAttribute& a) { return a.space == rdf && a.name == name; });
  return at == attributes.end() ? nullptr : &at->value;
}

/// The identifier that the attributes give, of a node (about, ID) or of a property's value (resource).
std::optional<std::string> id_of(std::span<const RdfAttribute> attributes, std::string_view by_iri) {
  if (const std::string* const iri = find(attributes, by_iri)) return *iri;
  if (const std::string* const id = find(attributes, "nodeID")) return "_:" + *id;
  if (by_iri != "about") return std::nullopt;
  if (const std::string* const id = find(attributes, "ID")) return "#" + *id;
  return std::nullopt;
}

std::string_view behind_hash(std::string_view iri) {
  const std::size_t hash = iri.rfind('#');
  return hash == std::string_view::npos ? iri : iri.substr(hash + 1);
}

}  // namespace

const RdfProperty* RdfNode::find(std::string_view name) const {
  const auto at = std::ranges::find(properties, name, &RdfProperty::name);
  return at == properties.end() ? nullptr : &*at;
}

void RdfGraph::open(std::string_view space, std::string_view name, std::span<const RdfAttribute> attributes,
                    std::uint32_t line) {
  if (!open_.empty() && open_.back().is_left_out) {
    open_.push_back({.place = Place::root, .node = no_index, .property = 0, .is_literal = false, .is_left_out = true});
  } else if (open_.empty() && space == rdf && name == "RDF") {
    open_.push_back({});
  } else if (open_.empty() || open_.back().place != Place::node) {
    open_node(space, name, attributes, line);
  } else {
    open_property(space, name, attributes, line);
  }
}

void RdfGraph::open_node(std::string_view space, std::string_view name, std::span<const RdfAttribute> attributes,
                         std::uint32_t line) {
  const std::uint32_t number = node_of(id_of(attributes, "about").value_or(""), line);
  RdfNode& node = nodes_[number];
  if (space != rdf) node.type = name;
  if (node.properties.empty()) node.line = line;
  for (const RdfAttribute& attribute : attributes) {
    if (is_known(attribute.space)) add(number, attribute.name, line).text = attribute.value;
  }
  if (!open_.empty() && open_.back().place == Place::property) {
    Open& property = open_.back();
    property.is_literal = false;
    nodes_[property.node].properties[property.property].node = number;
    nodes_[property.node].properties[property.property].text.clear();
  }
  open_.push_back({.place = Place::node, .node = number, .property = 0, .is_literal = false, .is_left_out = false});
}

void RdfGraph::open_property(std::string_view space, std::string_view name, std::span<const RdfAttribute> attributes,
                             std::uint32_t line) {
  const std::uint32_t owner = open_.back().node;
  const std::optional<std::string> value = id_of(attributes, "resource");
  if (!is_known(space)) {
    if (space == rdf && name == "type" && value) nodes_[owner].type = behind_hash(*value);
    open_.push_back({.place = Place::root, .node = no_index, .property = 0, .is_literal = false, .is_left_out = true});
    return;
  }
  add(owner, name, line);
  const std::size_t property = nodes_[owner].properties.size() - 1;
  const std::string* const parse_type = find(attributes, "parseType");
  const bool is_nested = parse_type != nullptr && *parse_type == "Resource";
  if (value || is_nested) {
    const std::uint32_t node = node_of(value.value_or(""), line);
    nodes_[owner].properties[property].node = node;
    if (is_nested) {
      open_.push_back({.place = Place::node, .node = node, .property = 0, .is_literal = false, .is_left_out = false});
      return;
    }
  }
  open_.push_back({.place = Place::property,
                   .node = owner,
                   .property = property,
                   .is_literal = !value.has_value(),
                   .is_left_out = false});
}

void RdfGraph::close() {
  if (!open_.empty()) open_.pop_back();
}

void RdfGraph::characters(std::string_view text) {
  if (open_.empty() || open_.back().place != Place::property || !open_.back().is_literal) return;
  memory_ += text.size();
  nodes_[open_.back().node].properties[open_.back().property].text += text;
}

std::uint32_t RdfGraph::node_of(std::string id, std::uint32_t line) {
  const auto next = static_cast<std::uint32_t>(nodes_.size());
  if (!id.empty()) {
    const auto [known, is_new] = by_id_.try_emplace(id, next);
    if (!is_new) return known->second;
  }
  memory_ += sizeof(RdfNode) + 3 * id.size() + 64;
  RdfNode node;
  node.id = std::move(id);
  node.line = line;
  nodes_.push_back(std::move(node));
  return next;
}

RdfProperty& RdfGraph::add(std::uint32_t node, std::string_view name, std::uint32_t line) {
  memory_ += sizeof(RdfProperty);
  RdfProperty property;
  property.name = name;
  property.line = line;
  nodes_[node].properties.push_back(std::move(property));
  return nodes_[node].properties.back();
}

}  // namespace sluice::sbom
