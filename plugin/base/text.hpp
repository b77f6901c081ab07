// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

std::string_view trim(std::string_view text);                          ///< without ASCII blanks at both ends
std::vector<std::string_view> split(std::string_view text, char at);   ///< "a,,b" gives three parts
std::string join(std::span<const std::string> parts, std::string_view between);
std::string to_lower_ascii(std::string_view text);
bool is_blank(std::string_view text);

/// Decimal digits only, no sign, no blanks; absent on overflow or anything else.
std::optional<std::uint64_t> parse_uint(std::string_view text);

/// The candidate nearest to `word` by edit distance, if near enough to be a typing slip ("did you mean").
/// Ties go to the first in the given order.
std::optional<std::string_view> find_nearest(std::string_view word, std::span<const std::string_view> candidates);

/// "1 file", "2 files".
std::string count_of(std::uint64_t n, std::string_view singular, std::string_view plural);

/// Number of code points; a byte that is no UTF-8 counts as one.
std::size_t code_points(std::string_view text);

}  // namespace sluice
