// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What words are, by their spelling, where a text and a copy of it differ.
#pragma once

#include "license/word_hash.hpp"

#include <span>
#include <string_view>

namespace sluice::license {

/// Does a number behind the word say which version or section is meant, rather than count the points of a list?
bool names_number(std::string_view word);

/// "article", "section": with a number, the heading of a part.
bool is_heading_word(std::string_view word);

/// A number up to 366, whether a text has it or not: days, copies, percents.
bool is_small_number(WordHash word);

/// 1900 to 2099.
bool is_year(std::string_view word);

/// "and", "or".
bool joins(std::string_view word);

/// Is it a long word with one letter more, less or changed behind the first, or two exchanged: a slip?
bool is_slip(std::string_view word, WordHash written);

/// The rest of a holder's name, and behind it what any copy may have more (is_harmless_extra).
bool ends_in_harmless_extra(std::span<const WordHash> words);

}  // namespace sluice::license
