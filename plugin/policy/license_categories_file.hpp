// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/license_policy.hpp"

#include <string>

namespace sluice::policy {

class Reading;

/// Reads the shipped categories.yaml. Problems are recorded, among them a license in two categories.
void read_license_categories(const yaml::Document& document, const LicenseNames* names, LicenseCategories& categories,
                             Reading& reading);

/// Applies a pack's `license-categories`: what it sorts anew stands before what was sorted earlier. A category that is
/// not known yet needs `means`; `by` is "pack acme/intake".
void add_license_categories(const yaml::Node& pack, const std::string& by, const LicenseNames* names,
                            LicenseCategories& categories, Reading& reading);

}  // namespace sluice::policy
