// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/finding_match.hpp"

#include "checks/matching.hpp"

#include <algorithm>

namespace sluice {
namespace {

bool any_matches(const std::vector<Glob>& globs, std::string_view text) {
  return std::ranges::any_of(globs, [&](const Glob& glob) { return glob.matches(text); });
}

const Component* find_component(const Inventory& inventory, const Subject& subject) {
  if (subject.kind == SubjectKind::component) return &inventory.components[subject.index];
  if (subject.kind == SubjectKind::use) return &inventory.components[inventory.uses[subject.index].component];
  return nullptr;
}

bool states_distribution(const CheckInput& input, const Subject& subject) {
  const Project& project = input.policy.project;
  if (!project.distribution.empty() || subject.kind != SubjectKind::use) return !project.distribution.empty();
  return project.target_distribution.contains(input.inventory.uses[subject.index].consumer);
}

}  // namespace

FindingMatch::FindingMatch(const Match& match)
    : subject_(match), paths_(match.paths), terms_(match.terms), tags_(match.tags), severities_(match.severities) {
  subject_.paths.clear();
  subject_.terms.clear();
  subject_.tags.clear();
  subject_.severities.clear();
  subject_.exclude.reset();
  if (match.exclude && is_stated(*match.exclude)) excluded_.emplace_back(*match.exclude);
}

bool FindingMatch::fits(const CheckInput& input, const Finding& finding) const {
  if (!rule_fits(input.policy.rules[finding.rule])) return false;
  if (!terms_.empty() && !any_matches(terms_, finding.term)) return false;
  if (!subject_.distributions.empty() && !states_distribution(input, finding.subject)) return false;
  if (!path_fits(input, finding) || !selects(subject_, input, finding.subject)) return false;
  return excluded_.empty() || !excluded_.front().fits(input, finding);
}

bool FindingMatch::path_fits(const CheckInput& input, const Finding& finding) const {
  if (paths_.empty()) return true;
  if (const Component* component = find_component(input.inventory, finding.subject)) {
    return any_matches(paths_, component->location);
  }
  const std::string place = place_of(input.inventory, finding);
  const std::size_t inner = place.find("!/");
  return any_matches(paths_, place) ||
         (inner != std::string::npos && any_matches(paths_, std::string_view(place).substr(inner + 2)));
}

bool FindingMatch::rule_fits(const Rule& rule) const {
  const auto is_ours = [&](const std::string& tag) { return std::ranges::find(rule.tags, tag) != rule.tags.end(); };
  const bool severity_fits = severities_.empty() || std::ranges::find(severities_, rule.severity) != severities_.end();
  return severity_fits && (tags_.empty() || std::ranges::any_of(tags_, is_ours));
}

std::string place_of(const Inventory& inventory, const Finding& finding) {
  return finding.place.path.empty() ? subject_name(inventory, finding.subject) : finding.place.path;
}

}  // namespace sluice
