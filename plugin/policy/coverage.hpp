// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What standards and receivers ask for, and what of it a gate decides: the data behind `sluice matrix` and the
// reference page. Nothing here judges anything.
#pragma once

#include "base/result.hpp"
#include "model/catalogue.hpp"
#include "model/policy.hpp"
#include "model/sbom_profile.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// An obligation of the catalogue (policy/obligations.yaml). Exactly one of `rules`, `planned`, `enforced` and `unseen`
/// is given.
struct CataloguedObligation {
  std::string id;
  std::string asks;
  std::vector<std::string> rules;     ///< shipped rules that decide it
  std::string planned;                ///< the kind that would decide it and is not built yet
  std::string enforced;               ///< what decides it without a rule
  std::string unseen;                 ///< why no gate can see it
  std::vector<Rule::Clause> clauses;  ///< of one without rules: what standards ask for it
  Span span;
};

/// A clause of a standard in our words (policy/standards/NAME.yaml).
struct StandardClause {
  std::string id;
  std::string asks;
  std::string unseen;  ///< what of it no gate can see; empty if it sees all
};

struct Standard {
  std::string id, title, basis;
  std::string pack;     ///< the shipped pack that follows it
  std::string profile;  ///< the SBOM profile whose checks are clauses too; empty if there is none
  std::vector<StandardClause> clauses;
};

/// A shipped pack and the ids of the rules that it brings, sorted.
struct ShippedPack {
  std::string name;  ///< of `builtin:NAME@MAJOR`
  PackRef ref;
  std::vector<std::string> rules;
};

struct Coverage {
  std::vector<CataloguedObligation> obligations;  ///< in file order
  std::vector<Standard> standards;                ///< sorted by id
  std::vector<Rule> rules;                        ///< every shipped one as written, sorted by id
  SbomProfiles profiles;                          ///< shipped ones

  const Standard* find_standard(std::string_view id) const;
  const Rule* find_rule(std::string_view id) const;
};

/// Reads the catalogue, the standards, the rules and the profiles that came with the program. Fails with every problem
/// of every file: an obligation that is both decided and planned, a rule or kind that does not exist, or one that does
/// and is called planned.
Result<Coverage> load_coverage(const std::string& builtin_folder, const Catalogue& catalogue);

/// The shipped packs, sorted by name, each with the rules that it brings by itself.
Result<std::vector<ShippedPack>> load_shipped_packs(const std::string& builtin_folder, const Catalogue& catalogue);

}  // namespace sluice
