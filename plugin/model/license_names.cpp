// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/license_names.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr std::size_t most_replacements = 2;

struct Deprecation {
  std::string_view id;
  std::array<std::string_view, most_replacements> replacements;
};

constexpr Deprecation deprecations[] = {
#define SLUICE_DEPRECATED(id, ...) {id, {__VA_ARGS__}},
#include "model/license_deprecations.def"
#undef SLUICE_DEPRECATED
};

const LicenseName* find_in(std::span<const LicenseName> table, std::string_view id) {
  const auto found = std::ranges::lower_bound(table, id, is_less_ignoring_case, &LicenseName::id);
  return found != table.end() && is_equal_ignoring_case(found->id, id) ? &*found : nullptr;
}

bool is_table_in_order(std::span<const LicenseName> table) {
  const auto out_of_order = [](const LicenseName& left, const LicenseName& right) {
    return !is_less_ignoring_case(left.id, right.id);
  };
  return std::ranges::adjacent_find(table, out_of_order) == table.end();
}

}  // namespace

const LicenseName* LicenseNames::find_license(std::string_view id) const { return find_in(licenses, id); }

const LicenseName* LicenseNames::find_exception(std::string_view id) const { return find_in(exceptions, id); }

bool is_less_ignoring_case(std::string_view left, std::string_view right) {
  return std::ranges::lexicographical_compare(left, right, {}, lower, lower);
}

bool is_equal_ignoring_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, lower, lower);
}

bool is_in_order(const LicenseNames& names) {
  return is_table_in_order(names.licenses) && is_table_in_order(names.exceptions);
}

std::span<const std::string_view> find_replacements(std::string_view id) {
  const auto found = std::ranges::find_if(deprecations, [id](const Deprecation& one) {
    return one.id.size() == id.size() && is_equal_ignoring_case(one.id, id);  // asked for each license of each package
  });
  if (found == std::ranges::end(deprecations)) return {};
  const auto used = std::ranges::find_if(found->replacements, &std::string_view::empty);
  return {found->replacements.begin(), used};
}

}  // namespace sluice
