// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/condition.hpp"

#include <string>

namespace sluice {

/// A condition as a person would say it: "delivery.version matches 1.*", "not (file.type is elf)".
std::string to_text(const Condition& condition);

/// What was seen where a condition was decided: "delivery.version is '2.0'", "component.version is not known".
std::string seen_text(const ConditionResult& result, const Inventory& inventory);

}  // namespace sluice
