// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "model/policy.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace sluice {

/// Where a build folder keeps its override record.
inline constexpr const char* override_file = ".sluice/override.json";
/// The longest an override may last.
inline constexpr std::int64_t most_override_hours = 72;

/// True from the second it was given until before the second it ends; false for one that lasts longer than it may.
bool is_live(const Override& record, std::int64_t now_unix);

/// The record as text (JSON, format 1). Times are seconds since 1970, UTC.
std::string render_override(const Override& record);

/// The live override of a record file: absent if there is no file, or `now_unix` lies outside its time. A record that
/// lasts longer than most_override_hours, or lacks ticket, person or reason, is an Error (cannot start): somebody wrote
/// it by hand.
Result<std::optional<Override>> find_override(const std::string& path, std::int64_t now_unix);

}  // namespace sluice
