// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/sbom.hpp"

namespace sluice::sbom {

/// Problems of one document that are kept with their place; the others are only counted.
inline constexpr std::size_t most_problems = 1000;

/// Adds a problem to Sbom::problems or counts it.
void add_problem(Sbom& sbom, SbomProblem problem);

}  // namespace sluice::sbom
