// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/license_vocabulary.hpp"

#include "model/license_hints.hpp"
#include "readers/license_name.hpp"

#include <algorithm>

namespace sluice {
namespace {

void sort_names(std::vector<LicenseName>& names) {
  std::ranges::sort(names,
                    [](const LicenseName& a, const LicenseName& b) { return is_less_ignoring_case(a.id, b.id); });
}

std::string_view find_in(const std::map<std::string, std::string_view, std::less<>>& names,
                         const std::string& squeezed) {
  const auto found = names.find(squeezed);
  return found == names.end() ? std::string_view() : found->second;
}

}  // namespace

LicenseVocabulary::LicenseVocabulary(std::span<const ListedLicense> listed) {
  ids_.reserve(listed.size());
  Names full_names;
  for (const ListedLicense& one : listed) {
    const std::string_view id = ids_.emplace_back(one.id);
    (one.is_exception ? exceptions_ : licenses_).push_back({id, one.is_deprecated});
    if (one.is_deprecated) continue;
    if (one.is_exception) {
      exceptions_by_name_.emplace(license_name_key(id), id);
      exceptions_by_name_.emplace(license_name_key(one.name), id);
      continue;
    }
    by_name_.emplace(license_name_key(id), id);
    const auto [at, is_new] = full_names.emplace(license_name_key(one.name), id);
    if (!is_new) at->second = {};
  }
  by_name_.merge(full_names);  // an id goes before a full name
  by_name_.erase("");
  exceptions_by_name_.erase("");
  sort_names(licenses_);
  sort_names(exceptions_);
}

LicenseVocabulary LicenseVocabulary::of(const license::LicenseIndex& index) {
  std::vector<ListedLicense> listed;
  for (std::size_t i = 0; i < index.license_count(); ++i) {
    const license::IndexedLicense one = index.license(i);
    listed.push_back({one.id, one.name, one.is_deprecated, false});
  }
  for (std::size_t i = 0; i < index.exception_count(); ++i) {
    const license::IndexedLicense one = index.exception(i);
    listed.push_back({one.id, one.name, one.is_deprecated, true});
  }
  return LicenseVocabulary(listed);
}

std::string_view LicenseVocabulary::find_squeezed(const std::string& squeezed) const {
  return find_in(by_name_, squeezed);
}

std::string_view LicenseVocabulary::find_squeezed_exception(const std::string& squeezed) const {
  return find_in(exceptions_by_name_, squeezed);
}

}  // namespace sluice
