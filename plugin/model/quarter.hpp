// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// A quarter of a calendar year, UTC.
struct Quarter {
  std::int32_t year = 1970;
  std::int32_t number = 1;  ///< 1 to 4

  friend auto operator<=>(const Quarter&, const Quarter&) = default;
  Day first_day() const;
  Day last_day() const;
  Quarter next() const;
  Quarter before(std::int32_t quarters = 1) const;
};

Quarter quarter_of(Day day);
/// "2026Q4", exactly; years from 1970 to 9998.
std::optional<Quarter> parse_quarter(std::string_view text);
std::string to_string(Quarter quarter);

}  // namespace sluice
