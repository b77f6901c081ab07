// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Semantic Versioning 2.0.0 and the orders made from it: npm and Go take a leading 'v', Dart's pub orders builds, NuGet
// has a fourth number and no case. Numbers that are absent are zero.
#include "base/text.hpp"
#include "model/version_schemes.hpp"

#include <algorithm>

namespace sluice {
namespace {

struct Semver {
  std::vector<std::string_view> numbers;
  std::optional<std::string_view> pre_release, build;
};

bool is_identifier_byte(char c) { return is_alnum(c) || c == '-' || c == '.'; }

/// Everything behind `most` numbers counts as a build for pub ("1.1.3.4.5"), and is refused otherwise.
std::optional<Semver> parse(std::string_view text, std::size_t most, bool takes_rest) {
  if (text.starts_with('=')) text.remove_prefix(1);
  text = trim(text);
  if (text.starts_with('v') || text.starts_with('V')) text.remove_prefix(1);
  Semver version;
  while (true) {
    const std::string_view number = take_while(text, is_digit);
    if (number.empty()) return std::nullopt;
    version.numbers.push_back(number);
    if (!text.starts_with('.') || version.numbers.size() == most) break;
    text.remove_prefix(1);
  }
  if (text.starts_with('-')) {
    text.remove_prefix(1);
    version.pre_release = take_while(text, is_identifier_byte);
    if (version.pre_release->empty()) return std::nullopt;
  }
  if (text.starts_with('+') || (takes_rest && text.starts_with('.'))) {
    text.remove_prefix(1);
    version.build = take_while(text, is_identifier_byte);
  }
  if (!text.empty()) return std::nullopt;
  return version;
}

std::strong_ordering compare_pre_releases(const Semver& a, const Semver& b, bool folds_case) {
  if (a.pre_release.has_value() != b.pre_release.has_value())
    return a.pre_release ? std::strong_ordering::less : std::strong_ordering::greater;
  return a.pre_release ? compare_identifiers(*a.pre_release, *b.pre_release, folds_case) : std::strong_ordering::equal;
}

std::strong_ordering compare_releases(const Semver& a, const Semver& b, bool folds_case) {
  const std::strong_ordering numbers = compare_number_lists(a.numbers, b.numbers, true);
  return numbers != 0 ? numbers : compare_pre_releases(a, b, folds_case);
}

std::strong_ordering compare_with_builds(const Semver& a, const Semver& b) {
  if (const std::strong_ordering order = compare_releases(a, b, false); order != 0) return order;
  if (!a.build || !b.build) return a.build.has_value() <=> b.build.has_value();
  return compare_identifiers(*a.build, *b.build);
}

}  // namespace

VersionOrder compare_semver(std::string_view a, std::string_view b) {
  return compare_parsed(
      a, b, [](std::string_view text) { return parse(text, 3, false); },
      [](const Semver& left, const Semver& right) { return compare_releases(left, right, false); });
}

VersionOrder compare_npm(std::string_view a, std::string_view b) { return compare_semver(a, b); }

VersionOrder compare_golang(std::string_view a, std::string_view b) { return compare_semver(a, b); }

VersionOrder compare_pub(std::string_view a, std::string_view b) {
  return compare_parsed(
      a, b, [](std::string_view text) { return parse(text, 3, true); }, compare_with_builds);
}

VersionOrder compare_nuget(std::string_view a, std::string_view b) {
  return compare_parsed(
      a, b, [](std::string_view text) { return parse(text, 4, false); },
      [](const Semver& left, const Semver& right) { return compare_releases(left, right, true); });
}

}  // namespace sluice
