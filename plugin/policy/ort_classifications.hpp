// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/license_policy.hpp"

#include <string>

namespace sluice::policy {

class Reading;

/// Applies a pack's `ort-classifications`: sorts licenses as a license-classifications.yml of ORT does, whose
/// categories it maps to ours. There a license may be in several: the first one that is mapped holds. What the pack
/// sorts itself, and what is in no mapped category, stays as it is. Gives the file's name in spans, or empty.
std::string add_ort_classifications(const yaml::Node& pack, const std::string& folder, const std::string& by,
                                    LicenseCategories& categories, Reading& reading);

}  // namespace sluice::policy
