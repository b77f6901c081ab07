// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy.hpp"

namespace sluice {

/// True if a selected rule reads what files state of licenses or copyright: only then are they searched.
bool wants_licenses(const Policy& policy);

}  // namespace sluice
