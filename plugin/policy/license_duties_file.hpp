// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/license_duties.hpp"

#include <string>

namespace sluice::policy {

class Reading;

/// Reads a file with the duties of licenses, or with what exceptions change. It replaces what somebody else (`by` tells
/// whom: "shipped", "pack acme/intake") said of the same license before. Problems are recorded.
void read_license_duties(const yaml::Document& document, const std::string& by, const LicenseNames* names,
                         LicenseDuties& duties, Reading& reading);

/// Records what only shows once all files are read: a lift that names a duty which no license has.
void check_lifts(const LicenseDuties& duties, Reading& reading);

}  // namespace sluice::policy
