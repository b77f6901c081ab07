// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>

namespace sluice::bench {

/// Holding an SBOM with a SHA-256 of every file against a large delivery, beside reading that delivery, for the tar.gz and the ZIP of the
/// corpus in that folder. Prints a line each; true if the bounds hold.
bool bench_sbom_truth(const std::string& corpus_folder);

}  // namespace sluice::bench
