// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// A calendar day, UTC. Policy has no finer time (research: `expires` is the last valid day).
struct Day {
  std::int32_t since_epoch = 0;  ///< days since 1970-01-01

  friend auto operator<=>(const Day&, const Day&) = default;
  Day operator+(std::int32_t days) const { return {since_epoch + days}; }
  std::int32_t operator-(Day earlier) const { return since_epoch - earlier.since_epoch; }
};

/// "2026-10-01", exactly; absent for anything else, and for days that do not exist.
std::optional<Day> parse_day(std::string_view text);
std::string to_string(Day day);

}  // namespace sluice
