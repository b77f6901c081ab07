// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

namespace sluice::bench {

/// Holding an SBOM with a SHA-256 of every file against a delivery, beside reading that delivery. Prints a line; true
/// if the bound holds.
bool bench_sbom_truth();

}  // namespace sluice::bench
