// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::tar {

inline constexpr std::size_t block_bytes = 512;

/// A number field of a tar header: octal digits, or base 256 (GNU, star). Absent if it is neither, negative, or above
/// 2^63 - 1.
std::optional<std::uint64_t> parse_number(std::string_view field);

/// True if the block's checksum fits, added up as unsigned or, as some old writers did, signed bytes.
bool has_checksum(std::span<const std::byte> block);

/// The records of a pax header (POSIX.1-2017, pax, "pax Header Block"), in order; absent if one breaks the format.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_pax(std::string_view text);

}  // namespace sluice::tar
