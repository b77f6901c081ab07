// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_policy.hpp"

#include <algorithm>

namespace sluice {

LicenseKey license_key(const LicenseOperand& operand) {
  constexpr std::string_view between = " with ";
  const std::string key = license_operand_key(operand);
  const std::size_t at = key.find(between);
  if (at == std::string::npos) return {key, {}};
  return {key.substr(0, at), key.substr(at + between.size())};
}

const LicenseCategory* LicenseCategories::find(std::string_view id) const {
  const auto found = std::ranges::find(categories, id, &LicenseCategory::id);
  return found == categories.end() ? nullptr : &*found;
}

const CategorizedLicense* LicenseCategories::find(const LicenseOperand& operand) const {
  const LicenseKey key = license_key(operand);
  if (!key.addition.empty()) {
    const auto exception = exceptions.find(key.addition);
    if (exception != exceptions.end()) return &exception->second;
    if (key.addition.find("additionref-") != std::string::npos) return nullptr;
  }
  return find_by_license(licenses, key);
}

std::string_view LicenseCategories::category_of(const LicenseOperand& operand) const {
  const CategorizedLicense* found = find(operand);
  return found == nullptr ? uncategorized : std::string_view(found->category);
}

}  // namespace sluice
