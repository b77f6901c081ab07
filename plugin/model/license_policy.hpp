// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Into which category a license falls: rules allow or deny by category where naming each license would be too long.
#pragma once

#include "base/diagnostic.hpp"
#include "model/license_expression.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The category of a license that nobody sorted.
inline constexpr std::string_view uncategorized = "uncategorized";

struct LicenseCategory {
  std::string id;       ///< "weak-copyleft"
  std::string meaning;  ///< one sentence
  Span span;
};

/// That a license, or whatever has an exception, falls into a category.
struct CategorizedLicense {
  std::string category;
  std::string by;  ///< "shipped categories", "pack acme/intake"
  Span span;
};

/// How a license or exception is looked up whatever its spelling: by license_operand_key, in two parts.
struct LicenseKey {
  std::string license;   ///< "gpl-2.0-only", "apache-2.0+"
  std::string addition;  ///< "classpath-exception-2.0", or empty

  friend bool operator==(const LicenseKey&, const LicenseKey&) = default;
};
LicenseKey license_key(const LicenseOperand& operand);

/// The entry of a license: under its own key, else, for "X+", under that of X; null if there is none.
template <class Map>
const typename Map::mapped_type* find_by_license(const Map& entries, const LicenseKey& key) {
  std::string_view license = key.license;
  auto found = entries.find(license);
  if (found == entries.end() && license.ends_with('+')) {
    license.remove_suffix(1);
    found = entries.find(license);
  }
  return found == entries.end() ? nullptr : &found->second;
}

/// Licenses that cannot hold for one work together. Lists name licenses or "category:NAME".
struct LicenseConflict {
  std::vector<std::string> licenses;
  std::vector<std::string> with;
  std::string why;  ///< one sentence
  Span span;
};

struct LicenseCategories {
  std::vector<LicenseCategory> categories;                            ///< in the order written
  std::map<std::string, CategorizedLicense, std::less<>> licenses;    ///< by LicenseKey::license
  std::map<std::string, CategorizedLicense, std::less<>> exceptions;  ///< by LicenseKey::addition
  std::vector<LicenseConflict> conflicts;                             ///< in the order written

  const LicenseCategory* find(std::string_view id) const;

  /// The category of an operand, and who says so; null for one that is uncategorized. A listed exception decides
  /// instead of the license. An exception that is not listed only permits more, so the license's category holds; an
  /// AdditionRef that is not listed may say anything, so nothing holds.
  const CategorizedLicense* find(const LicenseOperand& operand) const;
  std::string_view category_of(const LicenseOperand& operand) const;
};

}  // namespace sluice
