// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Finds words that no statement of a license is without. The first three bytes of all of them are looked for in each
// block of bytes at once: the nibbles of a byte say through a shuffle which groups of words it may begin (the "Teddy"
// search of Hyperscan; X. Wang and others: "Hyperscan", NSDI 2019, section 4.2).
#pragma once

#include <cstddef>
#include <string_view>

namespace sluice::license {

/// How a search runs. All find the same.
enum class SearchUnit { scalar, ssse3, avx2 };

/// The fastest that this processor has.
SearchUnit best_search_unit();

/// The first byte of the next trigger (triggers.def) from `from` on, or npos. `unit` must be one the processor has.
std::size_t find_trigger(std::string_view text, std::size_t from, SearchUnit unit = best_search_unit());

}  // namespace sluice::license
