// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/quarter.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

/// Quarters since the year 0.
std::int32_t count_of(Quarter quarter) { return quarter.year * 4 + quarter.number - 1; }
Quarter at_count(std::int32_t count) { return {count / 4, count % 4 + 1}; }

}  // namespace

Day Quarter::first_day() const {
  return parse_day(fmt::format("{:04}-{:02}-01", year, number * 3 - 2)).value_or(Day{});
}
Day Quarter::last_day() const { return next().first_day() + -1; }
Quarter Quarter::next() const { return at_count(count_of(*this) + 1); }
Quarter Quarter::before(std::int32_t quarters) const { return at_count(count_of(*this) - quarters); }

Quarter quarter_of(Day day) {
  const std::string text = to_string(day);
  const auto part = [&](std::size_t at, std::size_t size) {
    return static_cast<std::int32_t>(parse_uint(std::string_view(text).substr(at, size)).value_or(0));
  };
  return {part(0, 4), (part(5, 2) + 2) / 3};
}

std::optional<Quarter> parse_quarter(std::string_view text) {
  if (text.size() != 6 || text[4] != 'Q') return std::nullopt;
  const auto year = parse_uint(text.substr(0, 4));
  const auto number = parse_uint(text.substr(5));
  if (!year || !number || *year < 1970 || *year > 9998 || *number < 1 || *number > 4) return std::nullopt;
  return Quarter{static_cast<std::int32_t>(*year), static_cast<std::int32_t>(*number)};
}

std::string to_string(Quarter quarter) { return fmt::format("{:04}Q{}", quarter.year, quarter.number); }

}  // namespace sluice
