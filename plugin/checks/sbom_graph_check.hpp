// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/sbom_profile_check.hpp"

namespace sluice {

/// Judges a check on relations; `result.check` has one.
void check_relations(const Sbom& sbom, SbomCheckResult& result);

}  // namespace sluice
