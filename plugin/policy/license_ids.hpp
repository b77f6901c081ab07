// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// License and exception ids as they stand in policy files.
#pragma once

#include "base/yaml.hpp"
#include "model/license_expression.hpp"

#include <optional>

namespace sluice::policy {

class Reading;

/// A single license, "X" or "X+", without an exception; absent and recorded as a problem if the node is none, or, with
/// `names` (may be null), if no list has it and it is no LicenseRef.
std::optional<LicenseOperand> read_license_id(const yaml::Node& node, const LicenseNames* names, Reading& reading);

/// An exception or AdditionRef, as the addition of an operand whose license means nothing.
std::optional<LicenseOperand> read_exception_id(const yaml::Node& node, const LicenseNames* names, Reading& reading);

/// A whole license expression; absent and recorded as a problem if the node is none.
std::optional<LicenseExpression> read_license_expression(const yaml::Node& node, const LicenseNames* names,
                                                         Reading& reading);

}  // namespace sluice::policy
