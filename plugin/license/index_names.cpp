// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/index_names.hpp"

#include <algorithm>

namespace sluice::license {
namespace {

/// Indexes are sorted by folded bytes as well, but a hostile file's may not be.
void sort(std::vector<sluice::LicenseName>& names) {
  std::ranges::stable_sort(names, is_less_ignoring_case, &sluice::LicenseName::id);
  const auto is_same = [](const sluice::LicenseName& left, const sluice::LicenseName& right) {
    return is_equal_ignoring_case(left.id, right.id);
  };
  names.erase(std::unique(names.begin(), names.end(), is_same), names.end());
}

}  // namespace

IndexNames names_of(const LicenseIndex& index) {
  IndexNames names;
  for (std::size_t i = 0; i < index.license_count(); ++i) {
    const IndexedLicense name = index.license(i);
    names.licenses.push_back({name.id, name.is_deprecated});
  }
  for (std::size_t i = 0; i < index.exception_count(); ++i) {
    const IndexedLicense name = index.exception(i);
    names.exceptions.push_back({name.id, name.is_deprecated});
  }
  sort(names.licenses);
  sort(names.exceptions);
  return names;
}

}  // namespace sluice::license
