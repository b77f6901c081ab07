// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a new sluice.lock changes, in plain sentences: packs that moved, came and went, files that changed, rules that
/// were added, removed, raised or lowered. `before` may be empty: there was none. `place` is for messages. Fails if
/// `before` is no lock.
Result<std::vector<std::string>> describe_lock_change(std::string_view before, std::string_view after,
                                                      const std::string& place);

}  // namespace sluice
