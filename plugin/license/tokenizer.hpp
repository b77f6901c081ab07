// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// One pass over a text's bytes that leaves what the SPDX matching guidelines compare (SPDX 3.0, annex "SPDX license
// matching guidelines"): case, blanks, comment marks, bullets and list numbers, separators, quotes and kinds of dashes
// make no difference. Two choices go further than the guidelines, alike for texts of licenses and texts that are
// searched:
//  - a dash between two letters joins them, so that "sub-license", "sublicense" and a word broken at a line's end are
//  one word;
//  - "(a)" and the like are dropped anywhere, as wrapping lines anew moves list numbers away from the line's start.
#pragma once

#include "license/tokens.hpp"

#include <string_view>

namespace sluice::license {

/// Longer texts are cut there, and Tokens::is_cut() says so.
inline constexpr std::size_t most_text = std::size_t{1} << 30;

/// Fills `out` with the tokens of UTF-8 text, or of any bytes. Tokens are
///  - words: letters and digits; dots between digits belong to them ("2.0", "v2", "gplv2.1");
///  - "+" behind a word and before none ("2.0+", not "c++" or "a+b");
///  - "copyright", for the word and for its sign in each form; runs of it count once.
/// Equivalent words have one hash (equivalent_words.def). Time is linear in the size of the text, whatever it holds.
void tokenize(std::string_view text, Tokens& out);

}  // namespace sluice::license
