// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>

namespace sluice {

struct Confinement {
  std::uint64_t memory = 0;       ///< bytes of address space
  std::uint64_t cpu_seconds = 0;  ///< of processor time
};

/// Where the worker's results go; the only descriptor that it may write to.
inline constexpr int worker_results = 4;
inline constexpr int worker_archive = 3;

/// Loads what libraries load at first use: locales, character sets, the time zone (UTC).
void warm_up_libraries();

/// Gives up every right but reading descriptor 3 and writing descriptor 4: limits, no_new_privs, and a filter of system
/// calls, under which opening a file fails and starting a program or opening a socket kills. False if the system
/// refuses.
bool confine(const Confinement& limits);

}  // namespace sluice
