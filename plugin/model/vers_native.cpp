// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Native range notations: alternatives of clauses (npm, conan, gem, pypi), intervals (maven, nuget), lists of versions
// (openssl, nginx).
#include "model/vers_native.hpp"

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "model/vers_native_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

void add(VersRange& range, VersComparator comparator, std::string_view version) {
  range.constraints.push_back({comparator, std::string(version)});
}

/// "A - B" of npm.
bool add_span(std::string_view text, VersRange& range) {
  const std::size_t dash = text.find(" - ");
  return dash != std::string_view::npos && add_npm_clause({">=", trim(text.substr(0, dash))}, range) &&
         add_npm_clause({"<=", trim(text.substr(dash + 3))}, range);
}

bool add_alternatives(std::string_view text, AddClause add_clause, VersRange& range) {
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find("||", start), text.size());
    const std::string_view one = trim(text.substr(start, end - start));
    start = end + 2;
    if (add_clause == add_npm_clause && one.find(" - ") != std::string_view::npos) {
      if (!add_span(one, range)) return false;
      continue;
    }
    const std::optional<std::vector<NativeClause>> clauses = split_clauses(one);
    if (!clauses) return false;
    for (const NativeClause& clause : *clauses) {
      if (!add_clause(clause, range)) return false;
    }
  }
  return true;
}

/// "[1.0,2.0)", "(,1.0]", "[1.0]", one behind another with commas between; a bare version is what `bare` says.
bool add_intervals(std::string_view text, VersComparator bare, VersRange& range) {
  text = trim(text);
  if (!text.starts_with('[') && !text.starts_with('(')) {
    add(range, bare, text);
    return !text.empty() && text.find(',') == std::string_view::npos;
  }
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("])");
    if ((text[0] != '[' && text[0] != '(') || end == std::string_view::npos) return false;
    const std::string_view inner = text.substr(1, end - 1);
    const bool has_low = text[0] == '[', has_high = text[end] == ']';
    text = trim(text.substr(end + 1));
    if (text.starts_with(',')) text = trim(text.substr(1));
    const std::size_t comma = inner.find(',');
    const std::string_view low = trim(inner.substr(0, comma));
    if (comma == std::string_view::npos) {
      if (low.empty() || !has_low || !has_high) return false;
      add(range, VersComparator::equal, low);
      continue;
    }
    const std::string_view high = trim(inner.substr(comma + 1));
    if (!low.empty()) add(range, has_low ? VersComparator::at_least : VersComparator::greater, low);
    if (!high.empty()) add(range, has_high ? VersComparator::at_most : VersComparator::less, high);
    if (low.empty() && high.empty()) range.is_any = true;
  }
  return true;
}

/// "1.4.1+" of nginx: to the end of a stable branch, which has an even second number; a mainline branch has no end.
bool add_nginx_front(std::string_view version, VersRange& range) {
  add(range, VersComparator::at_least, version);
  const std::vector<std::string_view> numbers = split(version, '.');
  if (numbers.size() < 2 || !is_all(numbers[0], is_digit) || !is_all(numbers[1], is_digit)) return false;
  if ((numbers[1].back() - '0') % 2 == 0)
    add(range, VersComparator::less, fmt::format("{}.{}.0", numbers[0], next_number(numbers[1])));
  return true;
}

/// In the order of the versions at their fronts, so that the end of one branch stands before the beginning of the next.
std::vector<std::string_view> sorted_parts(std::string_view text) {
  std::vector<std::string_view> parts = split(text, ',');
  for (std::string_view& part : parts) part = trim(part);
  const auto front = [](std::string_view part) { return part.substr(0, part.find_first_of("+-")); };
  const bool are_versions =
      std::ranges::all_of(parts, [&](std::string_view part) { return is_version(VersionScheme::nginx, front(part)); });
  if (!are_versions) return parts;
  std::ranges::stable_sort(parts, [&](std::string_view a, std::string_view b) {
    return compare_versions(VersionScheme::nginx, front(a), front(b)) == std::strong_ordering::less;
  });
  return parts;
}

bool add_list(std::string_view text, bool is_nginx, VersRange& range) {
  for (const std::string_view one : is_nginx ? sorted_parts(text) : split(text, ',')) {
    const std::size_t dash = is_nginx ? one.find('-') : std::string_view::npos;
    if (trim(one).empty()) return false;
    if (dash != std::string_view::npos) {
      add(range, VersComparator::at_least, one.substr(0, dash));
      add(range, VersComparator::at_most, one.substr(dash + 1));
    } else if (is_nginx && one.ends_with('+')) {
      if (!add_nginx_front(one.substr(0, one.size() - 1), range)) return false;
    } else {
      add(range, VersComparator::equal, trim(one));
    }
  }
  return true;
}

/// ">=1 <2" of "[>=1 <2, include_prerelease]".
std::string_view conan_clauses(std::string_view text) {
  text = trim(text);
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  return text.substr(0, text.find(','));
}

/// False if the text is no range, nothing if the scheme is not known.
std::optional<bool> add_native(std::string_view scheme, std::string_view text, VersRange& range) {
  if (scheme == "npm") return add_alternatives(text, add_npm_clause, range);
  if (scheme == "conan") return add_alternatives(conan_clauses(text), add_conan_clause, range);
  if (scheme == "gem") return add_alternatives(text, add_gem_clause, range);
  if (scheme == "pypi") return add_alternatives(text, add_pypi_clause, range);
  if (scheme == "maven") return add_intervals(text, VersComparator::equal, range);
  if (scheme == "nuget") return add_intervals(text, VersComparator::at_least, range);
  if (scheme == "openssl" || scheme == "nginx") return add_list(text, scheme == "nginx", range);
  return std::nullopt;
}

}  // namespace

tl::expected<VersRange, std::string> vers_from_native(std::string_view scheme, std::string_view text) {
  if (text.size() > most_vers_bytes) return tl::unexpected<std::string>("longer than a range may be");
  VersRange range;
  range.scheme = scheme;
  const std::optional<bool> is_range = add_native(scheme, text, range);
  if (!is_range) return tl::unexpected<std::string>(fmt::format("no notation of ranges is known for '{}'", scheme));
  if (!*is_range) return tl::unexpected<std::string>(fmt::format("is no range in the notation of '{}'", scheme));
  if (range.is_any) range.constraints.clear();
  sort_constraints(range);
  return range;
}

}  // namespace sluice
