// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/policy.hpp"

#include <string>
#include <vector>

namespace sluice::policy {

class Reading;

/// Reads waivers.yaml in file order. What is wrong with one waiver (a missing expiry, an unknown key, a field that the
/// waiver policy requires, a second use of an id already in `known`) is that waiver's defect and makes it
/// `waiver.invalid`; what is wrong with the file is recorded as a problem.
void read_waivers(const yaml::Document& document, const WaiverPolicy& policy, std::vector<Waiver>& known,
                  Reading& reading);

/// Reads one waiver, as above.
Waiver read_waiver(const yaml::Node& node, const WaiverPolicy& policy, Reading& reading);

/// Reads baseline.json: {"sluice": 1, "fingerprints": [...]}, sorted. Problems are recorded.
Baseline read_baseline(const std::string& text, const std::string& shown, Reading& reading);

}  // namespace sluice::policy
