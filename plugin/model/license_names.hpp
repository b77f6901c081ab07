// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <span>
#include <string_view>

namespace sluice {

/// An id of the SPDX License List, in its canonical spelling.
struct LicenseName {
  std::string_view id;
  bool is_deprecated = false;

  friend bool operator==(const LicenseName&, const LicenseName&) = default;
};

/// The ids that a build of Sluice knows: one table of licenses and one of exceptions. A view: the tables are static, or
/// outlive it. Both are in the order of is_less_ignoring_case, without two ids that differ in case only; look-up relies
/// on it.
struct LicenseNames {
  std::span<const LicenseName> licenses;
  std::span<const LicenseName> exceptions;

  /// The name spelled like `id` but for ASCII case (annex "SPDX license expressions", Case sensitivity), or null.
  const LicenseName* find_license(std::string_view id) const;
  const LicenseName* find_exception(std::string_view id) const;
};

/// Order and equality of ids without regard to ASCII case; bytes beyond ASCII compare as they are.
bool is_less_ignoring_case(std::string_view left, std::string_view right);
bool is_equal_ignoring_case(std::string_view left, std::string_view right);

/// True if both tables are in the order that look-up needs; for the tests of whoever makes them.
bool is_in_order(const LicenseNames& names);

/// What the license list publishes in place of a deprecated id (license_deprecations.def), or nothing. The views are
/// static. Exactly one means: the same license under its new name.
std::span<const std::string_view> find_replacements(std::string_view id);

}  // namespace sluice
