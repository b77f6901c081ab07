// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/inventory.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a component is called, so that what a build names and what an SBOM names can be one.
struct ComponentIdentity {
  /// Purls without version, qualifiers and subpath, in lower case: its own, and "pkg:github/owner/name" of where it
  /// comes from. None of type generic, whose names are anybody's.
  std::vector<std::string> packages;
  std::vector<std::string> names;  ///< plain_component_name() of each name that it has
  std::string version;             ///< plain_version(), or empty
};

ComponentIdentity identity_of(const Component& component);
ComponentIdentity identity_of(const Sbom& sbom, std::uint32_t element);

/// Lower case, '-' for '_' and blanks, without "lib" before it and "-dev", "-devel", "-headers" behind it, without the
/// endings of libraries and a version: "zlib" of "ZLIB", "acme-codec" of "libacme_codec-dev" and "libacme-codec.so.2".
std::string plain_component_name(std::string_view name);

/// True if both are versions, and not the same.
bool are_versions_apart(std::string_view a, std::string_view b);

/// They have a purl or a name in common.
bool is_same_component(const ComponentIdentity& a, const ComponentIdentity& b);

}  // namespace sluice
