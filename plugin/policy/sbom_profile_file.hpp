// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/sbom_profile.hpp"

#include <string>

namespace sluice::policy {

class Reading;

/// Reads one SBOM profile. It replaces the profile of the same name that somebody else (`by` tells whom: "shipped",
/// "pack acme/intake") wrote before. Problems are recorded.
void read_sbom_profile(const yaml::Document& document, const std::string& by, SbomProfiles& profiles, Reading& reading);

}  // namespace sluice::policy
