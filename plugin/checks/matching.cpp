// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/matching.hpp"

#include "checks/selector.hpp"

#include <algorithm>

namespace sluice {

std::vector<Glob> make_globs(const std::vector<std::string>& patterns) {
  return std::vector<Glob>(patterns.begin(), patterns.end());
}

bool matches_any(const std::vector<Glob>& globs, std::string_view text) {
  return std::ranges::any_of(globs, [&](const Glob& glob) { return glob.matches(text); });
}

std::vector<Subject> subjects_of(const Inventory& inventory, SubjectKind kind) {
  const auto count = [&]() -> std::size_t {
    switch (kind) {
      case SubjectKind::delivery:
        return inventory.deliveries.size();
      case SubjectKind::archive:
        return inventory.contents.containers.size();
      case SubjectKind::file:
        return inventory.contents.entries.size();
      case SubjectKind::document:
        return inventory.documents.size();
      case SubjectKind::component:
        return inventory.components.size();
      case SubjectKind::use:
        return inventory.uses.size();
      case SubjectKind::build:
        return inventory.build ? 1 : 0;
    }
    return 0;
  }();
  std::vector<Subject> subjects(count);
  for (std::uint32_t i = 0; i < count; ++i) subjects[i] = {kind, i};
  return subjects;
}

bool selects(const Match& match, const CheckInput& input, const Subject& subject) {
  return Selector(match, input).selects(subject);
}

bool is_stated(const Match& match) {
  return !(match.suppliers.empty() && match.origins.empty() && match.purls.empty() && match.paths.empty() &&
           match.scopes.empty() && match.linkages.empty() && !match.direct && match.business_units.empty() &&
           match.distributions.empty() && match.stages.empty() && match.consumers.empty() && match.tags.empty() &&
           match.severities.empty() && match.terms.empty());
}

const Delivery* find_delivery(const Inventory& inventory, const Subject& subject) {
  std::uint32_t container = no_index;
  switch (subject.kind) {
    case SubjectKind::delivery:
      return &inventory.deliveries[subject.index];
    case SubjectKind::document:
      return &inventory.deliveries[inventory.documents[subject.index].delivery];
    case SubjectKind::archive:
      container = subject.index;
      break;
    case SubjectKind::file:
      container = inventory.contents.entries[subject.index].container;
      break;
    default:
      return nullptr;
  }
  while (inventory.contents.containers[container].parent != no_index)
    container = inventory.contents.containers[container].parent;
  const auto found = std::ranges::find(inventory.deliveries, container, &Delivery::container);
  return found == inventory.deliveries.end() ? nullptr : &*found;
}

std::string subject_name(const Inventory& inventory, const Subject& subject) {
  switch (subject.kind) {
    case SubjectKind::delivery:
      return inventory.deliveries[subject.index].name;
    case SubjectKind::archive:
      return inventory.contents.containers[subject.index].path;
    case SubjectKind::file:
      return inventory.contents.full_path(inventory.contents.entries[subject.index].container, subject.index);
    case SubjectKind::document:
      return inventory.documents[subject.index].origin.path;
    case SubjectKind::component: {
      const Component& component = inventory.components[subject.index];
      return component.purl.empty() ? component.name : component.purl;
    }
    case SubjectKind::use: {
      const Use& use = inventory.uses[subject.index];
      return use.consumer + " -> " + subject_name(inventory, {SubjectKind::component, use.component});
    }
    case SubjectKind::build:
      return inventory.build->project;
  }
  return {};
}

Origin subject_place(const Inventory& inventory, const Subject& subject) {
  if (subject.kind == SubjectKind::use) return inventory.uses[subject.index].origin;
  if (subject.kind == SubjectKind::document) return inventory.documents[subject.index].origin;
  if (subject.kind == SubjectKind::component && !inventory.components[subject.index].origins.empty())
    return inventory.components[subject.index].origins.front();
  return {subject_name(inventory, subject), 0, 0, "", ""};
}

std::string subject_supplier(const Inventory& inventory, const Subject& subject) {
  if (subject.kind == SubjectKind::component) return inventory.components[subject.index].supplier;
  if (subject.kind == SubjectKind::use) return inventory.components[inventory.uses[subject.index].component].supplier;
  const Delivery* delivery = find_delivery(inventory, subject);
  return delivery == nullptr ? std::string() : delivery->supplier;
}

}  // namespace sluice
