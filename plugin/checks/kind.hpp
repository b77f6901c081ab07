// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/acceptance.hpp"
#include "model/catalogue.hpp"
#include "model/finding.hpp"

#include <span>

namespace sluice {

/// What every check may look at. Read only; checks are pure and cannot fail.
struct CheckInput {
  const Inventory& inventory;
  const Policy& policy;
  Day day;
  const Acceptances* earlier = nullptr;  ///< of an explicit store; null: none was given
};

/// Takes the results of one rule. Passes are counted, not kept, so that 300 rules over 20,000 components stay cheap.
class Findings {
 public:
  explicit Findings(std::uint32_t rule) : rule_(rule) {}
  void pass(std::uint64_t subjects = 1) {
    result_.judged += subjects;
    result_.passed += subjects;
  }
  /// One more subject was judged, with findings to follow.
  void judged() { ++result_.judged; }
  /// Adds a finding; rule index is filled in.
  void add(Finding finding) {
    finding.rule = rule_;
    result_.findings.push_back(std::move(finding));
  }
  RuleResult take() && { return std::move(result_); }

 private:
  std::uint32_t rule_;
  RuleResult result_;
};

/// One rule kind: its published table and its judgement (plugin/checks/registry.def lists them all).
struct Kind {
  KindSpec spec;
  void (*run)(const CheckInput& input, const Rule& rule, Findings& findings);
};

/// Every kind, sorted by name.
std::span<const Kind* const> kinds();
const Kind* find_kind(std::string_view name);
/// The kinds' tables, for the policy reader.
const Catalogue& catalogue();

}  // namespace sluice
