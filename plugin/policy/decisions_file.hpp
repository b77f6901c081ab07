// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/decisions.hpp"

#include <vector>

namespace sluice::policy {

class Reading;

/// Reads decisions.yaml in file order. Anything wrong is recorded as a problem: a decision stands for years, so that
/// nobody may find out late that it never held.
void read_decisions(const yaml::Document& document, const LicenseNames* names, std::vector<StandingDecision>& known,
                    Reading& reading);

}  // namespace sluice::policy
