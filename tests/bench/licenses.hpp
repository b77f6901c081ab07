// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>

namespace sluice::bench {

/// The detection of licenses and copyright notices on one core: over source files of the corpus, over license texts,
/// beside Debian's `licensecheck` on some of the same files, and the time until the index is there. Then the whole
/// check of the packed corpus with a pack that asks for licenses. Prints a line for each; true if every bound holds.
bool bench_licenses(const std::string& program, const std::string& corpus_folder);

}  // namespace sluice::bench
