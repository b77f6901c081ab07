// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/yaml.hpp"
#include "model/license_duties.hpp"

namespace sluice::policy {

class Reading;

/// `when:` of a duty or lift, which its table has checked. Its keys are joined by AND.
DutyCondition read_duty_condition(const yaml::Node& node, Reading& reading);

/// `evidence:`; what is no item, or several in one, is recorded.
DutyEvidence read_duty_evidence(const yaml::Node& node, const LicenseNames* names, Reading& reading);

}  // namespace sluice::policy
