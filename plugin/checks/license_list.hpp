// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/glob.hpp"
#include "model/inventory.hpp"
#include "model/license_expression.hpp"
#include "model/license_policy.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Licenses as rules list them: "MIT", "Apache-2.0 WITH LLVM-exception", "category:permissive", or a glob over
/// references ("LicenseRef-acme-*"). A license without an exception does not stand for the same with one, nor the
/// other way round; a category asks LicenseCategories.
class LicenseList {
 public:
  LicenseList(const std::vector<std::string>& items, const LicenseCategories& categories);
  bool has(const LicenseOperand& operand) const;
  bool is_empty() const { return is_empty_; }

 private:
  const LicenseCategories& categories_;
  std::vector<std::string> keys_;  ///< license_operand_key, sorted
  std::vector<std::string> category_ids_;
  std::vector<Glob> references_;
  bool is_empty_;
};

/// How a license is used, as far as it is known; what "allow-if" asks.
struct LicenseUsage {
  Linkage linkage = Linkage::unknown;
  std::string distribution;  ///< of the project's, or empty
  std::optional<bool> modified;
};

/// "LICENSE if CONDITION and CONDITION": conditions are "linkage dynamic|process", "distribution internal", "modified",
/// "not modified".
class ConditionalLicenses {
 public:
  /// Items that cannot be read allow nothing; find_bad_condition() names them.
  ConditionalLicenses(const std::vector<std::string>& items, const LicenseCategories& categories);

  /// True, false, or not known; absent if no item lists the license.
  enum class Answer { not_listed, no, unknown, yes };
  Answer allows(const LicenseOperand& operand, const LicenseUsage& usage) const;

 private:
  struct Condition {
    enum class About { linkage, distribution, modified } about = About::linkage;
    std::vector<std::string> values;
    bool wanted = true;
  };
  struct Item {
    LicenseList licenses;
    std::vector<Condition> conditions;
  };
  static std::optional<Condition> parse(std::string_view text);
  static Answer judge(const Condition& condition, const LicenseUsage& usage);
  static Answer judge(const Item& item, const LicenseUsage& usage);

  std::vector<Item> items_;
};

}  // namespace sluice
