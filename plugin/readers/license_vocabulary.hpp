// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/license_index.hpp"
#include "model/license_names.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A license or exception of the list, by its id and its full name.
struct ListedLicense {
  std::string_view id;
  std::string_view name;
  bool is_deprecated = false;
  bool is_exception = false;
};

/// The ids and full names of the license list, to read what people declare. Not copied: names() points into it.
class LicenseVocabulary {
 public:
  explicit LicenseVocabulary(std::span<const ListedLicense> listed);
  static LicenseVocabulary of(const license::LicenseIndex& index);  ///< the index may go

  LicenseVocabulary(LicenseVocabulary&&) = default;
  LicenseVocabulary& operator=(LicenseVocabulary&&) = default;
  LicenseVocabulary(const LicenseVocabulary&) = delete;
  LicenseVocabulary& operator=(const LicenseVocabulary&) = delete;

  LicenseNames names() const { return {licenses_, exceptions_}; }
  /// The license whose id or full name has this squeeze_license_name, or empty. One that names two licenses finds none.
  std::string_view find_squeezed(const std::string& squeezed) const;
  std::string_view find_squeezed_exception(const std::string& squeezed) const;

 private:
  using Names = std::map<std::string, std::string_view, std::less<>>;

  std::vector<std::string> ids_;  ///< never grows after construction
  std::vector<LicenseName> licenses_;
  std::vector<LicenseName> exceptions_;
  Names by_name_;  ///< empty: ambiguous
  Names exceptions_by_name_;
};

}  // namespace sluice
