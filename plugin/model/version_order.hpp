// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sluice {

/// How the versions of one package manager are ordered; the list is version_schemes.def.
enum class VersionScheme : std::uint8_t {
#define SLUICE_VERSION_SCHEME(id, names, summary) id,
#include "model/version_schemes.def"
#undef SLUICE_VERSION_SCHEME
};

/// The scheme that a VERS scheme or Package URL type has ("deb", "pypi", "golang"); absent for one without an order of
/// its own, whose versions may be compared as `generic`, which claims no package manager's order.
std::optional<VersionScheme> find_version_scheme(std::string_view name);

/// The name under which the scheme's versions are written in VERS.
std::string_view name_of(VersionScheme scheme);

/// Longer texts are no version.
inline constexpr std::size_t most_version_bytes = 4096;

/// The order of two versions: `equal` if the scheme does not tell them apart ("1.0" and "1.0.0" of Maven). Absent if
/// one of them is no version of the scheme, so that nothing may be concluded.
std::optional<std::strong_ordering> compare_versions(VersionScheme scheme, std::string_view a, std::string_view b);

/// True if the text is a version of the scheme.
bool is_version(VersionScheme scheme, std::string_view text);

}  // namespace sluice
