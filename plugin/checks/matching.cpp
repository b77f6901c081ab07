// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/matching.hpp"

#include <algorithm>

namespace sluice {
namespace {

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

bool any_matches(const std::vector<Glob>& globs, std::string_view text) {
  return std::ranges::any_of(globs, [&](const Glob& glob) { return glob.matches(text); });
}

/// The component a subject is or uses, or null.
const Component* find_component(const Inventory& inventory, const Subject& subject) {
  if (subject.kind == SubjectKind::component) return &inventory.components[subject.index];
  if (subject.kind == SubjectKind::use) return &inventory.components[inventory.uses[subject.index].component];
  return nullptr;
}

const Use* find_use(const Inventory& inventory, const Subject& subject) {
  return subject.kind == SubjectKind::use ? &inventory.uses[subject.index] : nullptr;
}

Provenance provenance_of(const Inventory& inventory, const Subject& subject) {
  if (const Component* component = find_component(inventory, subject)) return component->provenance;
  return subject.kind == SubjectKind::build ? Provenance::first_party : Provenance::supplier;
}

/// A path as rules write it: inside the delivery for entries and archives, the location for components.
std::string path_of(const Inventory& inventory, const Subject& subject) {
  if (const Component* component = find_component(inventory, subject)) return component->location;
  const std::string name = subject_name(inventory, subject);
  const std::size_t inner = name.find("!/");
  return inner == std::string::npos ? name : name.substr(inner + 2);
}

bool scope_fits(const Match& match, const Inventory& inventory, const Subject& subject) {
  if (match.scopes.empty()) return true;
  if (const Use* use = find_use(inventory, subject)) return contains(match.scopes, use->scope);
  if (subject.kind != SubjectKind::component) return false;
  return std::ranges::any_of(inventory.uses, [&](const Use& use) { return use.component == subject.index && contains(match.scopes, use.scope); });
}

bool use_fits(const Match& match, const Inventory& inventory, const Subject& subject) {
  const Use* use = find_use(inventory, subject);
  if (!match.linkages.empty() && (use == nullptr || !contains(match.linkages, use->linkage))) return false;
  if (match.direct && (use == nullptr || use->direct != *match.direct)) return false;
  return match.consumers.empty() || (use != nullptr && any_matches(match.consumers, use->consumer));
}

/// A target's distribution, else the project's; empty means not stated, and then every value holds.
bool distribution_fits(const Match& match, const CheckInput& input, const Subject& subject) {
  if (match.distributions.empty()) return true;
  const Project& project = input.policy.project;
  std::string distribution = project.distribution;
  if (const Use* use = find_use(input.inventory, subject)) {
    const auto own = project.target_distribution.find(use->consumer);
    if (own != project.target_distribution.end()) distribution = own->second;
  }
  return distribution.empty() || contains(match.distributions, distribution);
}

bool project_fits(const Match& match, const CheckInput& input, const Subject& subject) {
  const Project& project = input.policy.project;
  const bool unit_fits = match.business_units.empty() || contains(match.business_units, project.business_unit);
  const bool stage_fits = match.stages.empty() || contains(match.stages, project.stage);
  return unit_fits && stage_fits && distribution_fits(match, input, subject);
}

}  // namespace

std::vector<Subject> subjects_of(const Inventory& inventory, SubjectKind kind) {
  const auto count = [&]() -> std::size_t {
    switch (kind) {
      case SubjectKind::delivery: return inventory.deliveries.size();
      case SubjectKind::archive: return inventory.contents.containers.size();
      case SubjectKind::file: return inventory.contents.entries.size();
      case SubjectKind::document: return inventory.documents.size();
      case SubjectKind::component: return inventory.components.size();
      case SubjectKind::use: return inventory.uses.size();
      case SubjectKind::build: return inventory.build ? 1 : 0;
    }
    return 0;
  }();
  std::vector<Subject> subjects(count);
  for (std::uint32_t i = 0; i < count; ++i) subjects[i] = {kind, i};
  return subjects;
}

bool selects(const Match& match, const CheckInput& input, const Subject& subject) {
  if (!match.suppliers.empty() && !contains(match.suppliers, subject_supplier(input.inventory, subject))) return false;
  if (!match.origins.empty() && !contains(match.origins, provenance_of(input.inventory, subject))) return false;
  if (!match.purls.empty()) {
    const Component* component = find_component(input.inventory, subject);
    if (component == nullptr || !any_matches(match.purls, component->purl)) return false;
  }
  if (!match.paths.empty() && !any_matches(match.paths, path_of(input.inventory, subject))) return false;
  if (!scope_fits(match, input.inventory, subject) || !use_fits(match, input.inventory, subject) || !project_fits(match, input, subject)) return false;
  return !(match.exclude && is_stated(*match.exclude) && selects(*match.exclude, input, subject));
}

bool is_stated(const Match& match) {
  return !(match.suppliers.empty() && match.origins.empty() && match.purls.empty() && match.paths.empty() && match.scopes.empty() && match.linkages.empty() &&
           !match.direct && match.business_units.empty() && match.distributions.empty() && match.stages.empty() && match.consumers.empty() &&
           match.tags.empty() && match.severities.empty() && match.terms.empty());
}

const Delivery* find_delivery(const Inventory& inventory, const Subject& subject) {
  std::uint32_t container = no_index;
  switch (subject.kind) {
    case SubjectKind::delivery: return &inventory.deliveries[subject.index];
    case SubjectKind::document: return &inventory.deliveries[inventory.documents[subject.index].delivery];
    case SubjectKind::archive: container = subject.index; break;
    case SubjectKind::file: container = inventory.contents.entries[subject.index].container; break;
    default: return nullptr;
  }
  while (inventory.contents.containers[container].parent != no_index) container = inventory.contents.containers[container].parent;
  const auto found = std::ranges::find(inventory.deliveries, container, &Delivery::container);
  return found == inventory.deliveries.end() ? nullptr : &*found;
}

std::string subject_name(const Inventory& inventory, const Subject& subject) {
  switch (subject.kind) {
    case SubjectKind::delivery: return inventory.deliveries[subject.index].name;
    case SubjectKind::archive: return inventory.contents.containers[subject.index].path;
    case SubjectKind::file: return inventory.contents.full_path(inventory.contents.entries[subject.index].container, subject.index);
    case SubjectKind::document: return inventory.documents[subject.index].origin.path;
    case SubjectKind::component: {
      const Component& component = inventory.components[subject.index];
      return component.purl.empty() ? component.name : component.purl;
    }
    case SubjectKind::use: {
      const Use& use = inventory.uses[subject.index];
      return use.consumer + " -> " + subject_name(inventory, {SubjectKind::component, use.component});
    }
    case SubjectKind::build: return inventory.build->project;
  }
  return {};
}

Origin subject_place(const Inventory& inventory, const Subject& subject) {
  if (subject.kind == SubjectKind::use) return inventory.uses[subject.index].origin;
  if (subject.kind == SubjectKind::document) return inventory.documents[subject.index].origin;
  if (subject.kind == SubjectKind::component && !inventory.components[subject.index].origins.empty()) return inventory.components[subject.index].origins.front();
  return {subject_name(inventory, subject), 0, 0, "", ""};
}

std::string subject_supplier(const Inventory& inventory, const Subject& subject) {
  if (const Component* component = find_component(inventory, subject)) return component->supplier;
  const Delivery* delivery = find_delivery(inventory, subject);
  return delivery == nullptr ? std::string() : delivery->supplier;
}

}  // namespace sluice
