// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/cyclonedx_graph.hpp"

#include "base/escape.hpp"
#include "sbom/cyclonedx_parts.hpp"
#include "sbom/problems.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::sbom::cyclonedx {
namespace {

constexpr std::size_t shown = 100;  ///< characters of an id in a message

/// The node after this one in the order of the document, within `root`.
const Node* next_of(const Node* node, const Node* root) {
  if (node->first != nullptr) return node->first;
  while (node != root && node->next == nullptr) node = node->parent;
  return node == root ? nullptr : node->next;
}

bool is_id(const Node* node) { return node != nullptr && node->is_text() && !node->text.empty(); }

SbomCompleteness completeness_of(std::string_view aggregate) {
  if (aggregate == "complete") return SbomCompleteness::complete;
  if (aggregate.starts_with("incomplete")) return SbomCompleteness::incomplete;
  return aggregate == "unknown" ? SbomCompleteness::unknown : SbomCompleteness::not_said;
}

/// Of two statements about one element the one that promises less.
SbomCompleteness lesser(SbomCompleteness a, SbomCompleteness b) {
  for (const SbomCompleteness one : {SbomCompleteness::incomplete, SbomCompleteness::unknown}) {
    if (a == one || b == one) return one;
  }
  return std::max(a, b);
}

}  // namespace

void Graph::note_ids(const Node& record, std::string_view place) {
  for (const Node* node = &record; node != nullptr; node = next_of(node, &record)) {
    if (node->key != "bom-ref" || !node->is_text() || node->text.empty()) continue;
    if (ids_.try_emplace(sbom_.intern(node->text), no_index).second) continue;
    add_problem(sbom_, {.term = "sbom.duplicate-id",
                        .detail = fmt::format("the bom-ref '{}' is used twice", to_visible_short(node->text, shown)),
                        .help = "give each element a bom-ref of its own: what refers to it is ambiguous",
                        .place = std::string(place) + places_.inside(*node, &record),
                        .line = node->line});
  }
}

void Graph::note_element(std::string_view id, std::uint32_t element) {
  if (id.empty()) return;
  std::uint32_t& known = ids_.try_emplace(sbom_.intern(id), no_index).first->second;
  if (known == no_index) known = element;
}

void Graph::relate(SbomRelationKind kind, std::string_view word, std::uint32_t from, std::uint32_t to) {
  const SbomElement& target = sbom_.elements[to];
  sbom_.relate({.kind = kind,
                .completeness = SbomCompleteness::not_said,
                .from = from,
                .to = to,
                .from_id = sbom_.elements[from].id,
                .to_id = target.id,
                .word = sbom_.intern(word),
                .place = target.place,
                .line = target.line});
}

void Graph::add_dependency(const Node& item, std::string_view place) {
  const Node* const from = item.find("ref");
  if (!is_id(from)) return;
  const std::size_t before = open_.size();
  for (const Node& one : children(item.find("dependsOn"))) {
    const Node* const to = reference_of(one);
    if (is_id(to)) add_edge(SbomRelationKind::depends_on, "dependsOn", to, place, item);
  }
  if (open_.size() == before) add_edge(SbomRelationKind::depends_on, "dependsOn", nullptr, place, item);
  open_[before].from_place = sbom_.keep(std::string(place) + places_.inside(*from, &item));
  open_[before].from_line = from->line;
  for (const Node& one : children(item.find("provides"))) {
    const Node* const to = reference_of(one);
    if (is_id(to)) add_edge(SbomRelationKind::other, "provides", to, place, item);
  }
}

void Graph::add_edge(SbomRelationKind kind, std::string_view word, const Node* to, std::string_view place,
                     const Node& item) {
  const Node& at = to == nullptr ? item : *to;
  open_.push_back({.relation = static_cast<std::uint32_t>(sbom_.relations.size()),
                   .is_to_none = to == nullptr,
                   .from_place = 0,
                   .from_line = 0});
  sbom_.relate({.kind = kind,
                .completeness = SbomCompleteness::not_said,
                .from = no_index,
                .to = no_index,
                .from_id = sbom_.intern(item.text_of("ref")),
                .to_id = sbom_.intern(to == nullptr ? "NONE" : to->text),
                .word = sbom_.intern(word),
                .place = sbom_.keep(std::string(place) + places_.inside(at, &item)),
                .line = at.line});
}

void Graph::add_composition(const Node& item, std::string_view place) {
  const SbomCompleteness completeness = completeness_of(item.text_of("aggregate"));
  const Node* const assemblies = item.find("assemblies");
  const Node* const dependencies = item.find("dependencies");
  if (assemblies == nullptr && dependencies == nullptr && item.find("vulnerabilities") == nullptr) {
    SbomElement& document = sbom_.elements.front();  // about the document as a whole
    document.completeness = lesser(document.completeness, completeness);
  }
  assert_all(assemblies, false, completeness, place, item);
  assert_all(dependencies, true, completeness, place, item);
}

void Graph::assert_all(const Node* references, bool is_of_dependencies, SbomCompleteness completeness,
                       std::string_view place, const Node& item) {
  for (const Node& one : children(references)) {
    const Node* const id = reference_of(one);
    if (!is_id(id)) continue;
    assertions_.push_back({.id = sbom_.intern(id->text),
                           .completeness = completeness,
                           .is_of_dependencies = is_of_dependencies,
                           .place = sbom_.keep(std::string(place) + places_.inside(*id, &item)),
                           .line = id->line});
  }
}

void Graph::finish(bool whole) {
  is_whole_ = whole;
  resolve_relations();
  resolve_assertions();
}

std::uint32_t Graph::find(std::uint32_t id) const {
  const auto known = ids_.find(id);
  return known == ids_.end() ? no_index : known->second;
}

std::uint32_t Graph::resolve(std::uint32_t id, std::string_view what, std::uint32_t place, std::uint32_t line) {
  if (ids_.contains(id)) return find(id);
  const std::string_view text = sbom_.text(id);
  if (!is_whole_ || text.starts_with("urn:cdx:")) return no_index;  // a BOM-Link: an element of another document
  add_problem(sbom_, {.term = "sbom.dangling-reference",
                      .detail = fmt::format("{} names '{}', which is no bom-ref of this document", what,
                                            to_visible_short(text, shown)),
                      .help = "add the element with that bom-ref, or take the reference out",
                      .place = std::string(sbom_.text(place)),
                      .line = line});
  return no_index;
}

void Graph::resolve_relations() {
  for (const Open& open : open_) {
    SbomRelation& relation = sbom_.relations[open.relation];
    const std::uint32_t from = relation.from_id;
    relation.from = open.from_place > 0 ? resolve(from, "a dependency", open.from_place, open.from_line) : find(from);
    if (!open.is_to_none)
      relation.to = resolve(relation.to_id, sbom_.text(relation.word), relation.place, relation.line);
  }
}

void Graph::resolve_assertions() {
  std::vector<SbomCompleteness> assemblies(sbom_.elements.size(), SbomCompleteness::not_said);
  std::vector<SbomCompleteness> dependencies = assemblies;
  for (const Assertion& one : assertions_) {
    const std::uint32_t element = resolve(one.id, "a composition", one.place, one.line);
    if (element == no_index) continue;
    SbomCompleteness& said = (one.is_of_dependencies ? dependencies : assemblies)[element];
    said = lesser(said, one.completeness);
  }
  for (std::size_t i = 1; i < sbom_.elements.size(); ++i) {
    const bool is_said = dependencies[i] != SbomCompleteness::not_said;
    sbom_.elements[i].completeness = is_said ? dependencies[i] : assemblies[i];
  }
  for (SbomRelation& relation : sbom_.relations) {
    if (relation.from == no_index) continue;
    if (relation.kind == SbomRelationKind::depends_on) relation.completeness = dependencies[relation.from];
    if (relation.kind == SbomRelationKind::contains) relation.completeness = assemblies[relation.from];
  }
}

}  // namespace sluice::sbom::cyclonedx
