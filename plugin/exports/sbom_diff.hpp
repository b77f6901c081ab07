// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

enum class SbomChangeKind : std::uint8_t { added, removed, version, license, checksum };

/// A difference between two SBOMs.
struct SbomChange {
  SbomChangeKind kind = SbomChangeKind::added;
  std::string about;   ///< "component zlib", "file lib/a.so": as the newer one names it
  std::string field;   ///< "version", "license-declared", "hash.sha256"; empty of what was added or removed
  std::string before;  ///< the older value, or the version of what was removed
  std::string after;   ///< the newer value, or the version of what was added

  friend auto operator<=>(const SbomChange&, const SbomChange&) = default;
};

/// Components and files of two SBOMs, told apart by purl or name: sorted by what they are about. A value that only one
/// of them states is a change too, but for checksums: of these, only algorithms that both state.
std::vector<SbomChange> diff_sboms(const Sbom& older, const Sbom& newer);

/// One line a change; "" if there is none.
std::string render_diff_text(const std::vector<SbomChange>& changes);
/// {"schema": "sluice.sbom-diff/1", "changes": [{"kind", "about", "field", "before", "after"}]}
std::string render_diff_json(const std::vector<SbomChange>& changes);

std::string_view to_string(SbomChangeKind kind);

}  // namespace sluice
