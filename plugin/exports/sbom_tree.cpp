// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/sbom_tree.hpp"

#include <fmt/format.h>

#include <unordered_set>
#include <utility>

namespace sluice::exports {
namespace {

bool has_place(const Sbom& sbom, const SbomElement& element) {
  return is_part(element.kind) || is_service(sbom, element);
}

}  // namespace

bool is_service(const Sbom& sbom, const SbomElement& element) {
  return element.kind == SbomElementKind::other && sbom.value(element, "type") == "service";
}

SbomTree::SbomTree(const Sbom& sbom)
    : edges_(sbom.elements.size()), parts_(sbom.elements.size()), is_placed_(sbom.elements.size()) {
  for (std::uint32_t i = 1; i < sbom.elements.size() && subject_ == no_index; ++i) {
    if (sbom.elements[i].is_subject && is_part(sbom.elements[i].kind)) subject_ = i;
  }
  name_all(sbom);
  add_edges(sbom);
  std::vector<bool> is_inside(sbom.elements.size());
  for (const auto& edges : edges_) {
    for (const std::uint32_t to : edges) is_inside[to] = true;
  }
  if (subject_ != no_index) place(subject_);
  for (const bool only_outer : {true, false}) {  // what is left then lies in a circle
    for (std::uint32_t i = 1; i < sbom.elements.size(); ++i) {
      if (is_placed_[i] || (only_outer && is_inside[i]) || !has_place(sbom, sbom.elements[i])) continue;
      roots_.push_back(i);
      place(i);
    }
  }
}

std::span<const std::uint32_t> SbomTree::parts_of(std::uint32_t element) const { return parts_[element]; }

void SbomTree::name_all(const Sbom& sbom) {
  std::unordered_set<std::string> taken;
  references_.resize(sbom.elements.size());
  for (std::uint32_t i = 1; i < sbom.elements.size(); ++i) {
    std::string id(sbom.text(sbom.elements[i].id));
    if (id.empty() || id.starts_with("urn:cdx:") || taken.contains(id)) id = fmt::format("element-{}", i);
    while (!taken.insert(id).second) id += '_';
    references_[i] = std::move(id);
  }
}

/// What the subject contains stands at the top, unless the document nests it: most programs look only there.
void SbomTree::add_edges(const Sbom& sbom) {
  for (const SbomRelation& relation : sbom.relations) {
    const bool is_known = relation.from != no_index && relation.to != no_index && relation.from != 0;
    if (relation.kind != SbomRelationKind::contains || !is_known) continue;
    const SbomElement& to = sbom.elements[relation.to];
    const bool is_nested = relation.from != subject_ || to.parent == subject_;
    const bool is_alike = is_service(sbom, sbom.elements[relation.from]) == is_service(sbom, to);
    if (is_nested && is_alike && has_place(sbom, to)) edges_[relation.from].push_back(relation.to);
  }
}

/// Breadth first, so that nobody's depth grows with the document.
void SbomTree::place(std::uint32_t root) {
  is_placed_[root] = true;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> open = {{root, 0}};
  for (std::size_t at = 0; at < open.size(); ++at) {
    const auto [whole, depth] = open[at];
    for (const std::uint32_t part : edges_[whole]) {
      if (is_placed_[part] || part == subject_ || depth >= most_depth) continue;
      is_placed_[part] = true;
      parts_[whole].push_back(part);
      open.emplace_back(part, depth + 1);
    }
  }
}

}  // namespace sluice::exports
