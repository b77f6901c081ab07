// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/license_evidence.hpp"
#include "checks/packages.hpp"
#include "model/decisions.hpp"
#include "model/inventory.hpp"

#include <span>
#include <string>
#include <string_view>

namespace sluice {

/// Applies standing decisions to what follows from facts. Refers to both.
class LicenseDecider {
 public:
  LicenseDecider(const Inventory& inventory, std::span<const StandingDecision> decisions)
      : inventory_(inventory), decisions_(decisions) {}

  /// Concluded licenses of files, by their bytes, or by package and path. `identities` says of each package what it is;
  /// the decisions that were used, or given for other bytes, are named there.
  FileDecisions find_file_decisions(const Packages& packages, std::span<LicenseConclusion> identities) const;

  /// A concluded license takes the place of what follows; then choices, bought licenses and rulings apply. Decisions
  /// that were given for other bytes are named and change nothing.
  void decide(LicenseConclusion& made) const;

 private:
  DecisionAnswer ask(DecisionKind kind, std::string_view about, const LicenseConclusion& made) const;
  void decide_on(const std::string& operand, LicenseConclusion& made) const;
  std::string text_digest(const std::string& reference, const LicenseConclusion& made) const;
  std::string purl_of(const LicenseConclusion& made) const;

  const Inventory& inventory_;
  std::span<const StandingDecision> decisions_;
};

}  // namespace sluice
