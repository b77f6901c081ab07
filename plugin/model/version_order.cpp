// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/version_order.hpp"

#include "base/text.hpp"
#include "model/version_schemes.hpp"

#include <algorithm>

namespace sluice {
namespace {

struct Row {
  VersionScheme scheme;
  std::string_view names;
  VersionOrder (*compare)(std::string_view, std::string_view);
};

#define SLUICE_VERSION_SCHEME(id, names, summary) Row{VersionScheme::id, names, compare_##id},
constexpr Row rows[] = {
#include "model/version_schemes.def"
};
#undef SLUICE_VERSION_SCHEME

}  // namespace

std::optional<VersionScheme> find_version_scheme(std::string_view name) {
  for (const Row& row : rows) {
    const std::vector<std::string_view> names = split(row.names, ' ');
    if (std::ranges::find(names, name) != names.end()) return row.scheme;
  }
  return std::nullopt;
}

std::string_view name_of(VersionScheme scheme) {
  const std::string_view names = rows[static_cast<std::size_t>(scheme)].names;
  return names.substr(0, names.find(' '));
}

VersionOrder compare_versions(VersionScheme scheme, std::string_view a, std::string_view b) {
  if (a.size() > most_version_bytes || b.size() > most_version_bytes) return std::nullopt;
  return rows[static_cast<std::size_t>(scheme)].compare(a, b);
}

bool is_version(VersionScheme scheme, std::string_view text) {
  return compare_versions(scheme, text, text).has_value();
}

std::strong_ordering compare_digits(std::string_view a, std::string_view b) {
  a.remove_prefix(std::min(a.find_first_not_of('0'), a.size()));
  b.remove_prefix(std::min(b.find_first_not_of('0'), b.size()));
  if (a.size() != b.size()) return a.size() <=> b.size();
  return compare_bytes(a, b);
}

std::strong_ordering compare_bytes(std::string_view a, std::string_view b) { return a.compare(b) <=> 0; }

std::strong_ordering compare_folded(std::string_view a, std::string_view b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto left = static_cast<unsigned char>(to_lower(a[i])), right = static_cast<unsigned char>(to_lower(b[i]));
    if (left != right) return left <=> right;
  }
  return a.size() <=> b.size();
}

std::strong_ordering compare_identifiers(std::string_view a, std::string_view b, bool folds_case) {
  const std::vector<std::string_view> left = split(a, '.'), right = split(b, '.');
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    const bool is_number = is_all(left[i], is_digit), is_other_number = is_all(right[i], is_digit);
    if (is_number != is_other_number) return is_number ? std::strong_ordering::less : std::strong_ordering::greater;
    const std::strong_ordering order = is_number    ? compare_digits(left[i], right[i])
                                       : folds_case ? compare_folded(left[i], right[i])
                                                    : compare_bytes(left[i], right[i]);
    if (order != 0) return order;
  }
  return left.size() <=> right.size();
}

std::strong_ordering compare_number_lists(const std::vector<std::string_view>& a,
                                          const std::vector<std::string_view>& b, bool missing_is_zero) {
  const std::size_t both = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < (missing_is_zero ? std::max(a.size(), b.size()) : both); ++i) {
    const std::string_view left = i < a.size() ? a[i] : std::string_view();
    const std::string_view right = i < b.size() ? b[i] : std::string_view();
    if (const std::strong_ordering order = compare_digits(left, right); order != 0) return order;
  }
  return missing_is_zero ? std::strong_ordering::equal : a.size() <=> b.size();
}

}  // namespace sluice
