// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/index_format.hpp"
#include "license/tokens.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sluice::license {

/// Which words of a text a copy must have (SPDX 3.0, annex "SPDX license matching guidelines": titles, omittable and
/// replaceable text, text after the obvious end).
struct TextShape {
  std::uint16_t body_begin = 0;
  std::uint16_t body_end = 0;
  std::vector<Slot> slots;  ///< in order, none within another
};

/// How many of the license's words are its own text: the list's text of some is followed by that of another license.
std::size_t find_text_end(std::string_view id, std::span<const WordHash> words);

/// Of the words that matching compares; `numbers` are theirs among the tokens of `text`. There may be fewer words than
/// numbers. Titles and placeholders are inferred from the text; the rest is listed in text_slots.def.
TextShape find_shape(std::string_view text, const Tokens& tokens, std::span<const std::uint32_t> numbers,
                     std::span<const WordHash> words);

}  // namespace sluice::license
