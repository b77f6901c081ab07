// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>

namespace sluice::bench {

/// Reading and validating SBOMs on one core: the largest of the reference data, and a generated document of 200 MB with
/// the memory that a whole check of it takes. Prints a line for each; true if every bound holds.
bool bench_sbom_reading(const std::string& program);

}  // namespace sluice::bench
