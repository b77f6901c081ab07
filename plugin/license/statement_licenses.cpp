// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// From names to expressions.
#include "license/statement_names.hpp"

#include <algorithm>

namespace sluice::license {
namespace {

constexpr std::uint32_t most_to_invariants = 24;

/// "with no Invariant Sections" belongs to the id of the GFDL.
std::string invariants_of(const FoundName& name, const LicenseFamily& family, const StatementContext& context) {
  if (family.key != "GFDL") return {};
  const auto is_near = [&](Phrase kind) {
    const PhraseHit* const hit = context.hits(kind).first_from(name.end);
    return hit != nullptr && hit->begin - name.end <= most_to_invariants;
  };
  if (is_near(Phrase::no_invariants)) return "-no-invariants";
  return is_near(Phrase::invariants) ? "-invariants" : "";
}

}  // namespace

NamedLicense to_license(const FoundName& name, const StatementContext& context) {
  const LicenseFamily& family = context.rules().family(name.family);
  if (name.version.empty()) {
    if (!family.unversioned.empty())
      return {family.unversioned, family.is_ambiguous && !family.versions.empty(),
              family.versions.empty() && family.is_ambiguous};
    if (family.versions.size() == 1) return {family.versions[0].id, true, false};
    return {};
  }
  const LicenseFamily::Version* const version = family.find_version(name.version);
  if (version == nullptr) return {};
  if (!family.is_gnu) return {version->id, false, false};
  const std::string invariants = invariants_of(name, family, context);
  const auto to_id = [&](const std::string& id, bool is_later) {
    return id + invariants + (is_later ? "-or-later" : "-only");
  };
  std::string expression = to_id(version->id, name.is_later && name.further.empty());
  for (std::size_t i = 0; i < name.further.size(); ++i) {
    const LicenseFamily::Version* const more = family.find_version(name.further[i]);
    if (more == nullptr || more->number == version->number) continue;
    expression += " OR " + to_id(more->id, name.is_later && i + 1 == name.further.size());
  }
  return {expression, false, false};
}

}  // namespace sluice::license
