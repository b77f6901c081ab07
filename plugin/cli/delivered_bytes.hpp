// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "base/result.hpp"
#include "model/inventory.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sluice {

/// Reads deliveries a second time for the bytes of few entries, which are known by name and digest. Files of more than
/// 4 MiB, and all behind 64 MiB together, are left out, as is what changed since.
Result<std::map<std::uint32_t, std::string>> read_delivered_bytes(const std::vector<std::string>& paths,
                                                                  const Contents& contents,
                                                                  const std::vector<std::uint32_t>& entries,
                                                                  const Limits& limits);

}  // namespace sluice
