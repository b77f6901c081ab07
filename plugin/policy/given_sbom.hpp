// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/sbom.hpp"

namespace sluice::policy {

/// An SBOM that is written into a case, as its reader would have stated it.
Sbom read_given_sbom(const yaml::Node& node);

}  // namespace sluice::policy
