// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "policy/rule_draft.hpp"

#include <map>
#include <string>
#include <vector>

namespace sluice::policy {

/// Every rule that was read, by id, with the rule files that hold them.
class Library {
 public:
  Library(const Catalogue& catalogue, Reading& reading) : catalogue_(catalogue), reading_(reading) {}

  /// Adds the rules of one file. Records unknown kinds, second definitions, missing parameters and everything else that
  /// is wrong with a rule by itself. Shipped ids have no company in front, all others have.
  void add_file(const yaml::Document& document, bool is_shipped);

  /// Checks what only all rules together can show: ids that are `replaces` of two rules, or of a rule that still
  /// exists.
  void check_replaced();

  const std::map<std::string, RuleDraft, std::less<>>& rules() const { return rules_; }

 private:
  void add_rule(const yaml::Node& node, const yaml::Document& document, bool is_shipped);
  void check_id(const RuleDraft& draft);
  void check_kind(RuleDraft& draft, const yaml::Node& node);

  const Catalogue& catalogue_;
  Reading& reading_;
  std::map<std::string, RuleDraft, std::less<>> rules_;
};

}  // namespace sluice::policy
