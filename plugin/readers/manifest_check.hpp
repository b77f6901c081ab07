// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "model/inventory.hpp"

#include <string>
#include <vector>

namespace sluice {

/// What a manifest's text states, and where it breaks its format.
struct ManifestFacts {
  std::vector<ManifestField> fields;    ///< every scalar, in written order; keys of the format or not
  std::vector<ManifestDefect> defects;  ///< in written order; missing keys at the map that lacks them
};

/// Reads a manifest (delivery.yaml). `place` is its full path for origins. Terms of the defects: manifest.syntax,
/// manifest.unknown-format, manifest.unknown-key, manifest.bad-type, manifest.bad-value, manifest.bad-path, manifest.not-stated (a key
/// that every delivery states; rules name these keys one by one) and manifest.missing-key (one that only an optional part or a list
/// item needs).
ManifestFacts parse_manifest(std::string text, const std::string& place, const Limits& limits);

}  // namespace sluice
