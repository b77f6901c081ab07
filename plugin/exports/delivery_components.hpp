// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The components of one side of a comparison, by what they are called on both.
#pragma once

#include "exports/delivery_paths.hpp"
#include "model/delivery_change.hpp"

#include <map>
#include <string>
#include <utility>

namespace sluice::exports {

/// What one source says of the license of a component: a document, or the conclusion from files and manifests.
struct LicenseWord {
  std::string declared, detected, concluded;
  Origin declared_place, detected_place;  ///< without a path where nothing says it
};

/// A component, in all versions that a side has of it.
struct KnownComponent {
  std::string title;                           ///< its purl without version, else its name, else its folder
  std::string name;                            ///< as people and notices call it; empty for a folder without name
  std::string purl_type;                       ///< or empty
  std::map<std::string, Origin> versions;      ///< first place that states each; empty: only its license is compared
  std::map<std::string, LicenseWord> licenses; ///< by source
};

/// By key: "pkg:..." without version, "name zlib", "root third_party/zlib/".
using KnownComponents = std::map<std::string, KnownComponent>;

/// What SBOMs, manifests, package manifests and the build name on both sides; the delivered product itself has licenses
/// only.
std::pair<KnownComponents, KnownComponents> find_components(const Inventory& older, const Inventory& newer,
                                                            DeliveryPaths& older_paths, DeliveryPaths& newer_paths);

void add_component_changes(const KnownComponents& older, const KnownComponents& newer, DeliveryChange& change);
void add_license_changes(const KnownComponents& older, const KnownComponents& newer, DeliveryChange& change);

}  // namespace sluice::exports
