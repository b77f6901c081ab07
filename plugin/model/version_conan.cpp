// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Versions of Conan 2: any number of dotted parts, numbers or words; a pre-release behind '-', a build behind '+'.
#include "base/text.hpp"
#include "model/version_schemes.hpp"

#include <string>

namespace sluice {
namespace {

using Order = std::strong_ordering;
using Parts = std::vector<std::string_view>;

struct Version {
  Parts main;  ///< without zeros at the end
  std::optional<std::string_view> pre_release, build;
};

bool is_visible(char c) { return c > ' ' && c != 0x7f; }

Parts significant(std::string_view text) {
  Parts parts = split(text, '.');
  const auto is_zero = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of('0') == std::string_view::npos;
  };
  while (!parts.empty() && is_zero(parts.back())) parts.pop_back();
  return parts;
}

std::optional<std::string_view> cut_behind(std::string_view& text, char mark) {
  const std::size_t at = text.rfind(mark);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = text.substr(at + 1);
  text = text.substr(0, at);
  return rest;
}

std::optional<Version> parse(std::string_view text) {
  text = trim(text);
  if (!is_all(text, is_visible)) return std::nullopt;
  Version version;
  version.build = cut_behind(text, '+');
  version.pre_release = cut_behind(text, '-');
  version.main = significant(text);
  return version;
}

Order compare_parts(const Parts& a, const Parts& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    const bool are_numbers = is_all(a[i], is_digit) && is_all(b[i], is_digit);
    const Order order = are_numbers ? compare_digits(a[i], b[i]) : compare_folded(a[i], b[i]);
    if (order != 0) return order;
  }
  return a.size() <=> b.size();
}

Order compare_optional(const std::optional<std::string_view>& a, const std::optional<std::string_view>& b) {
  if (!a || !b) return a.has_value() <=> b.has_value();
  return compare_parts(significant(*a), significant(*b));
}

Order compare(const Version& a, const Version& b) {
  if (const Order order = compare_parts(a.main, b.main); order != 0) return order;
  if (a.pre_release.has_value() != b.pre_release.has_value()) return a.pre_release ? Order::less : Order::greater;
  if (const Order order = compare_optional(a.pre_release, b.pre_release); order != 0) return order;
  return compare_optional(a.build, b.build);
}

}  // namespace

VersionOrder compare_conan(std::string_view a, std::string_view b) { return compare_parsed(a, b, parse, compare); }

}  // namespace sluice
