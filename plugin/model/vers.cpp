// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// VERS, the version range specifiers of package-url/vers-spec.
#include "model/vers.hpp"

#include "base/ascii.hpp"
#include "base/escape.hpp"
#include "base/percent.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

using Problem = std::optional<std::string>;

struct Spelling {
  std::string_view text;
  VersComparator comparator;
};

// Longer comparators stand before their own beginnings.
constexpr Spelling spellings[] = {{"!=", VersComparator::not_equal}, {"<=", VersComparator::at_most},
                                  {">=", VersComparator::at_least},  {"<", VersComparator::less},
                                  {">", VersComparator::greater},    {"=", VersComparator::equal}};

constexpr std::string_view kept_bytes = ".-_~:+/@^$&'();?#[]{}";

bool is_scheme_byte(char c) { return is_lower(c) || is_digit(c) || c == '.' || c == '-'; }
bool is_blank_byte(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string render_constraint(const VersConstraint& constraint) {
  std::string text;
  for (const Spelling& spelling : spellings) {
    if (spelling.comparator == constraint.comparator && spelling.text != "=") text = spelling.text;
  }
  return text + percent_encode(constraint.version, kept_bytes);
}

Problem read_constraint(std::string_view text, VersSpelling spelling, VersRange& range) {
  VersConstraint constraint;
  std::string_view version = text;
  for (const Spelling& one : spellings) {
    if (!version.starts_with(one.text)) continue;
    constraint.comparator = one.comparator;
    version.remove_prefix(one.text.size());
    break;
  }
  if (version.empty()) return fmt::format("the constraint '{}' has no version", text);
  if (version.find_first_of("<>=!*") != std::string_view::npos)
    return fmt::format("the version '{}' has a comparator in it", version);
  std::optional<std::string> decoded = percent_decode(version);
  if (!decoded) return fmt::format("the version '{}' has a '%' without two hexadecimal digits", version);
  if (!is_utf8(*decoded)) return fmt::format("the version '{}' is no UTF-8", version);
  constraint.version = std::move(*decoded);
  if (spelling == VersSpelling::canonical && render_constraint(constraint) != text)
    return fmt::format("the constraint '{}' is written '{}'", text, render_constraint(constraint));
  range.constraints.push_back(std::move(constraint));
  return std::nullopt;
}

/// Only the schemes that VERS itself defines say which texts are versions.
Problem find_wrong_version(const VersRange& range) {
  const std::optional<VersionScheme> scheme = find_version_scheme(range.scheme);
  if (scheme != VersionScheme::datetime && scheme != VersionScheme::intdot) return std::nullopt;
  for (const VersConstraint& constraint : range.constraints) {
    if (!is_version(*scheme, constraint.version))
      return fmt::format("'{}' is no version of the scheme '{}'", constraint.version, range.scheme);
  }
  return std::nullopt;
}

Problem read_constraints(std::string_view text, VersSpelling spelling, VersRange& range) {
  if (text == "*") {
    range.is_any = true;
    return std::nullopt;
  }
  for (const std::string_view part : split(text, '|')) {
    if (part.empty() && spelling == VersSpelling::any) continue;
    if (part.empty()) return "has a '|' without constraints at both sides";
    if (Problem problem = read_constraint(part, spelling, range)) return problem;
  }
  if (range.constraints.empty()) return "has no constraint";
  return find_wrong_version(range);
}

/// As a bound below, a bound above, or neither.
bool is_lower_bound(VersComparator one) { return one == VersComparator::greater || one == VersComparator::at_least; }
bool is_upper_bound(VersComparator one) { return one == VersComparator::less || one == VersComparator::at_most; }

bool includes_itself(VersComparator one) {
  return one == VersComparator::equal || one == VersComparator::at_most || one == VersComparator::at_least;
}

/// The bounds without those that others make needless: of neighbours that point the same way the widest stays.
std::vector<const VersConstraint*> bounds_of(const VersRange& range) {
  std::vector<const VersConstraint*> bounds;
  for (const VersConstraint& constraint : range.constraints) {
    if (!is_lower_bound(constraint.comparator) && !is_upper_bound(constraint.comparator)) continue;
    const bool has_neighbour = !bounds.empty();
    if (has_neighbour && is_lower_bound(constraint.comparator) && is_lower_bound(bounds.back()->comparator)) continue;
    if (has_neighbour && is_upper_bound(constraint.comparator) && is_upper_bound(bounds.back()->comparator))
      bounds.pop_back();
    bounds.push_back(&constraint);
  }
  return bounds;
}

bool is_between_bounds(const VersRange& range, VersionScheme scheme, std::string_view version) {
  const std::vector<const VersConstraint*> bounds = bounds_of(range);
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const auto order = compare_versions(scheme, version, bounds[i]->version);
    if (!order || *order > 0) continue;
    // The first bound that the version is not above decides.
    if (*order == 0) return includes_itself(bounds[i]->comparator);
    return is_upper_bound(bounds[i]->comparator);
  }
  return !bounds.empty() && is_lower_bound(bounds.back()->comparator);
}

}  // namespace

tl::expected<VersRange, std::string> parse_vers(std::string_view text, VersSpelling spelling) {
  const auto refuse = [](std::string message) { return tl::unexpected<std::string>(std::move(message)); };
  if (text.size() > most_vers_bytes) return refuse(fmt::format("longer than {} bytes", most_vers_bytes));
  std::string plain(text);
  std::erase_if(plain, is_blank_byte);
  if (spelling == VersSpelling::canonical && plain.size() != text.size()) return refuse("has blanks");
  std::string_view rest = plain;
  if (!rest.starts_with("vers:")) return refuse("does not begin with 'vers:'");
  rest.remove_prefix(5);
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return refuse("has no '/' behind its scheme");
  VersRange range;
  range.scheme = rest.substr(0, slash);
  if (!is_all(range.scheme, is_scheme_byte)) return refuse("its scheme is not made of lower-case letters and digits");
  if (Problem problem = read_constraints(rest.substr(slash + 1), spelling, range)) return refuse(std::move(*problem));
  VersRange sorted = range;
  sort_constraints(sorted);
  if (spelling == VersSpelling::canonical && sorted != range) return refuse("its constraints are not in order");
  return sorted;
}

std::string render_vers(const VersRange& range) {
  std::string text = "vers:" + range.scheme + "/" + (range.is_any ? "*" : "");
  for (std::size_t i = 0; i < range.constraints.size(); ++i) {
    text += (i > 0 ? "|" : "") + render_constraint(range.constraints[i]);
  }
  return text;
}

void sort_constraints(VersRange& range) {
  const std::optional<VersionScheme> scheme = find_version_scheme(range.scheme);
  if (!scheme) return;
  const bool are_versions = std::ranges::all_of(
      range.constraints, [&](const VersConstraint& one) { return is_version(*scheme, one.version); });
  if (!are_versions) return;
  std::ranges::stable_sort(range.constraints, [&](const VersConstraint& a, const VersConstraint& b) {
    return compare_versions(*scheme, a.version, b.version) == std::strong_ordering::less;
  });
}

std::optional<bool> contains(const VersRange& range, std::string_view version) {
  const std::optional<VersionScheme> scheme = find_version_scheme(range.scheme);
  if (!scheme || !is_version(*scheme, version)) return std::nullopt;
  if (range.is_any) return true;
  bool has_only_exceptions = true;
  bool is_stated = false;
  for (const VersConstraint& constraint : range.constraints) {
    const auto order = compare_versions(*scheme, version, constraint.version);
    if (!order) return std::nullopt;
    if (*order == 0 && constraint.comparator == VersComparator::not_equal) return false;
    is_stated = is_stated || (*order == 0 && includes_itself(constraint.comparator));
    has_only_exceptions = has_only_exceptions && constraint.comparator == VersComparator::not_equal;
  }
  return is_stated || has_only_exceptions || is_between_bounds(range, *scheme, version);
}

}  // namespace sluice
