// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/sbom_knowledge.hpp"

#include "checks/component_identity.hpp"
#include "model/sbom_claims.hpp"

#include <algorithm>
#include <array>

namespace sluice {

SbomKnowledge::SbomKnowledge(const Inventory& inventory, const std::vector<std::uint32_t>& sboms)
    : inventory_(inventory),
      entries_(inventory.contents.entries.size()),
      containers_(inventory.contents.containers.size()),
      holders_(inventory.contents.containers.size()),
      opened_(inventory.contents.entries.size(), no_index) {
  const Contents& contents = inventory.contents;
  for (const std::uint32_t index : sboms) {
    const SbomDocument& document = inventory.sboms[index];
    for (const SbomMatch& match : document.matches) {
      lists_files_ = lists_files_ || match.field != no_index || match.entry != no_index;
      if (match.entry != no_index) entries_[match.entry] = true;
    }
    for (std::uint32_t i = 0; i < document.sbom.elements.size(); ++i) {
      if (document.sbom.elements[i].kind != SbomElementKind::component) continue;
      for (std::string& name : identity_of(document.sbom, i).names) names_.insert(std::move(name));
    }
  }
  for (std::uint32_t i = 0; i < contents.containers.size(); ++i) {
    const Container& container = contents.containers[i];
    if (container.entry == no_index) continue;
    opened_[container.entry] = i;
    containers_[i] = entries_[container.entry] || (container.parent < i && containers_[container.parent]);
  }
  for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
    if (entries_[i]) holders_[contents.entries[i].container] = true;
  }
  for (std::size_t i = contents.containers.size(); i-- > 0;) {  // what is nested comes behind what holds it
    const std::uint32_t parent = contents.containers[i].parent;
    if (holders_[i] && parent < i) holders_[parent] = true;
  }
}

SbomKnowledge::Answer SbomKnowledge::ask(std::uint32_t entry) const {
  const Entry& one = inventory_.contents.entries[entry];
  const bool holds_known = opened_[entry] != no_index && holders_[opened_[entry]];
  if (lists(entry) || containers_[one.container] || holds_known) return Answer::known;
  if (names_.contains(plain_component_name(last_part_of(one.path.view())))) return Answer::known;
  return lists_files_ ? Answer::unknown : Answer::undecided;
}

std::vector<bool> elements_of_others(const Sbom& sbom) {
  constexpr std::array kinds = {SbomRelationKind::build_dependency,    SbomRelationKind::dev_dependency,
                                SbomRelationKind::test_dependency,     SbomRelationKind::optional_dependency,
                                SbomRelationKind::provided_dependency, SbomRelationKind::runtime_dependency};
  std::vector<bool> others(sbom.elements.size());
  for (std::uint32_t i = 0; i < others.size(); ++i) {
    const std::string_view scope = sbom.value(sbom.elements[i], "scope");
    others[i] =
        scope == "optional" || scope == "excluded" || sbom.value(sbom.elements[i], "external") == "true";
  }
  for (const SbomRelation& relation : sbom.relations) {
    const bool is_others = std::ranges::find(kinds, relation.kind) != kinds.end();
    if (is_others && relation.to < others.size() && !sbom.elements[relation.to].is_subject) others[relation.to] = true;
  }
  return others;
}

}  // namespace sluice
