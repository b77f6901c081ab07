// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The language of our phrases: words as the tokenizer leaves them (lower case, "non-free" is "nonfree"), `[a b]` what
// may be left out, `(a|b c)` one of several, `__9__` up to nine words of any kind. Brackets nest.
#pragma once

#include "license/word_hash.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sluice::license {

/// Words in a row, and how many may lie between them and the piece before.
struct PatternPiece {
  std::uint32_t most_gap = 0;
  std::vector<WordHash> words;

  friend bool operator==(const PatternPiece&, const PatternPiece&) = default;
};

/// One way to say a pattern: pieces with gaps between. A first piece's gap means nothing.
using PatternForm = std::vector<PatternPiece>;

inline constexpr std::size_t most_pattern_forms = 4096;

/// All ways to say the pattern; empty if it is malformed, says nothing, or has more than most_pattern_forms.
std::vector<PatternForm> expand_pattern(std::string_view pattern);

/// The words of a license's name or id, as they are in a text.
std::vector<WordHash> words_of_name(std::string_view name);

}  // namespace sluice::license
