// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"
#include "model/license_expression.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The texts of licenses that each delivery holds, and the project's own notices.
class DeliveredTexts {
 public:
  explicit DeliveredTexts(const Inventory& inventory);

  /// Of a license and its addition, what a delivery has no text of.
  std::vector<std::string> missing(std::uint32_t delivery, const LicenseOperand& operand) const;

  /// Is there a text of a license, a reference or an exception, in the delivery or in the project's own notices?
  bool has(std::uint32_t delivery, const std::string& name) const;
  /// Is it in the project's own notices?
  bool is_in_notices(const std::string& name) const;

  /// A file with a text that comes near to a license and is not it, or null.
  const FileLicensing* find_altered(std::uint32_t delivery, const std::string& license) const;
  /// Does no list know whether the words that differ in it matter (LicenseEvidence::text_varied)?
  static bool is_varied(const FileLicensing& file, const std::string& license);
  Origin place_of(const FileLicensing& file, const std::string& license) const;
  std::string difference(const FileLicensing& file, const std::string& license) const;

 private:
  struct Texts {
    std::set<std::string> licenses;    ///< by what shares a text
    std::set<std::string> additions;   ///< exceptions that files state
    std::set<std::string> references;  ///< LicenseRefs with a file of their name
    std::map<std::string, const FileLicensing*> altered;
  };
  void add(const FileLicensing& file, Texts& texts);

  const Inventory& inventory_;
  std::vector<Texts> texts_;       ///< by delivery
  std::set<std::string> noticed_;  ///< in the project's own notices, by what shares a text
};

}  // namespace sluice
