// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>

namespace sluice::bench {

/// Archives of one large source tree against the plain tools of their formats: time and peak memory, with every entry
/// hashed and every reader on; then the same archive again, from the cache. Prints a line for each; true if every bound
/// holds. `corpus_folder` keeps the packed tree for the next run.
bool bench_archives(const std::string& program, const std::string& corpus_folder);

/// Peak memory over 1,000,000 small entries.
bool bench_small_entries(const std::string& program);

/// The slowest and the largest run over every hostile archive that the tests can make.
bool bench_hostile(const std::string& program);

}  // namespace sluice::bench
