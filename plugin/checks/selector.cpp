// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/selector.hpp"

#include "checks/matching.hpp"

#include <algorithm>

namespace sluice {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::ranges::find(list, text) != list.end();
}

template <class Word>
bool allows(const std::vector<Word>& list, Word value) {
  return list.empty() || std::ranges::find(list, value) != list.end();
}

bool states_keys_of_findings(const Match& match) {
  return !match.tags.empty() || !match.severities.empty() || !match.terms.empty();
}

const Component* find_component(const Inventory& inventory, const Subject& subject) {
  if (subject.kind == SubjectKind::component) return &inventory.components[subject.index];
  if (subject.kind == SubjectKind::use) return &inventory.components[inventory.uses[subject.index].component];
  return nullptr;
}

Provenance provenance_of(const Component* component, const Subject& subject) {
  if (component != nullptr) return component->provenance;
  return subject.kind == SubjectKind::build ? Provenance::first_party : Provenance::supplier;
}

/// An archive or document as its delivery names it: "inner.tar!/a" of "d.zip!/inner.tar!/a".
std::string_view inside_delivery(std::string_view path) {
  const std::size_t inner = path.find("!/");
  return inner == std::string_view::npos ? path : path.substr(inner + 2);
}

}  // namespace

Selector::Selector(const Match& match, const CheckInput& input, Certainty certainty)
    : match_(match),
      input_(input),
      certainty_(certainty),
      has_use_keys_(!match.scopes.empty() || !match.linkages.empty() || match.direct || !match.consumers.empty()),
      project_fits_(project_fits()) {
  if (has_use_keys_ || !match.distributions.empty()) judge_uses();
  if (match.exclude && is_stated(*match.exclude) && !states_keys_of_findings(*match.exclude)) {
    const Certainty other = certainty == Certainty::possible ? Certainty::certain : Certainty::possible;
    exclude_ = std::make_unique<Selector>(*match.exclude, input, other);
  }
}

bool Selector::selects(const Subject& subject) const {
  if (!project_fits_ || !identity_fits(subject) || !uses_fit(subject) || !path_fits(subject)) return false;
  return exclude_ == nullptr || !exclude_->selects(subject);
}

void Selector::judge_uses() {
  components_.assign(input_.inventory.components.size(), Fit::unused);
  for (const Use& use : input_.inventory.uses) {
    Fit& fit = components_[use.component];
    const bool is_good = use_fits(use);
    if (fit == Fit::unused) {
      fit = is_good ? Fit::all : Fit::no;
    } else if (is_good != (fit == Fit::all)) {
      fit = Fit::some;
    }
  }
}

bool Selector::identity_fits(const Subject& subject) const {
  const Component* component = find_component(input_.inventory, subject);
  if (!allows(match_.origins, provenance_of(component, subject))) return false;
  if (!match_.purls.empty() && (component == nullptr || !matches_any(match_.purls, component->purl))) return false;
  if (match_.suppliers.empty()) return true;
  if (component != nullptr) return contains(match_.suppliers, component->supplier);
  const Delivery* delivery = find_delivery(input_.inventory, subject);
  return delivery != nullptr && contains(match_.suppliers, delivery->supplier);
}

bool Selector::path_fits(const Subject& subject) const {
  if (match_.paths.empty()) return true;
  const Inventory& inventory = input_.inventory;
  if (const Component* component = find_component(inventory, subject))
    return matches_any(match_.paths, component->location);
  if (subject.kind == SubjectKind::file) {
    const Entry& entry = inventory.contents.entries[subject.index];
    const bool is_nested = inventory.contents.containers[entry.container].parent != no_index;
    if (!is_nested) return matches_any(match_.paths, entry.path);
  }
  const std::string name = subject_name(inventory, subject);
  return matches_any(match_.paths, inside_delivery(name));
}

bool Selector::project_fits() const {
  const Project& project = input_.policy.project;
  const bool unit_fits = match_.business_units.empty() || contains(match_.business_units, project.business_unit);
  return unit_fits && (match_.stages.empty() || contains(match_.stages, project.stage));
}

/// A target's own distribution, else the project's.
bool Selector::distribution_fits(std::string_view consumer) const {
  if (match_.distributions.empty()) return true;
  const Project& project = input_.policy.project;
  const auto own = project.target_distribution.find(consumer);
  const std::string& stated = own == project.target_distribution.end() ? project.distribution : own->second;
  return stated.empty() ? certainty_ == Certainty::possible : contains(match_.distributions, stated);
}

bool Selector::use_fits(const Use& use) const {
  const bool relation_fits = !match_.direct || use.direct == *match_.direct;
  const bool consumer_fits = match_.consumers.empty() || matches_any(match_.consumers, use.consumer);
  return relation_fits && consumer_fits && allows(match_.scopes, use.scope) && allows(match_.linkages, use.linkage) &&
         distribution_fits(use.consumer);
}

bool Selector::uses_fit(const Subject& subject) const {
  if (components_.empty() && !has_use_keys_ && match_.distributions.empty()) return true;
  if (subject.kind == SubjectKind::use) return use_fits(input_.inventory.uses[subject.index]);
  const Fit fit = subject.kind == SubjectKind::component ? components_[subject.index] : Fit::unused;
  if (fit == Fit::unused) return !has_use_keys_ && distribution_fits({});
  return fit == Fit::all || (fit == Fit::some && certainty_ == Certainty::possible);
}

}  // namespace sluice
