// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy.hpp"

#include <set>
#include <string>

namespace sluice {

/// Algorithms besides SHA-256 that rules ask for by naming the fact of a file's digest, `file.` and the algorithm.
std::set<std::string> wanted_digests(const Policy& policy);

}  // namespace sluice
