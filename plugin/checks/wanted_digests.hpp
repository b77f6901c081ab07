// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy.hpp"

#include <string_view>
#include <vector>

namespace sluice {

/// Algorithms besides SHA-256 that rules ask for by naming the fact of a file's digest, each once.
std::vector<std::string_view> wanted_digests(const Policy& policy);

}  // namespace sluice
