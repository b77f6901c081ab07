// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What published copies of licenses differ in and say the same (text_variants.def).
#pragma once

#include "license/word_hash.hpp"

#include <span>

namespace sluice::license {

/// May either word stand for the other?
bool are_synonyms(WordHash word, WordHash other);

/// May the words stand for the others?
bool can_stand_for(std::span<const WordHash> words, std::span<const WordHash> others);

/// May any of the words be there or not?
bool are_fillers(std::span<const WordHash> words);

/// May a copy have the words more, between those before and behind?
bool can_be_added(std::span<const WordHash> before, std::span<const WordHash> words, std::span<const WordHash> behind);

/// Is each of the words one of a postal address?
bool are_of_address(std::span<const WordHash> words);

/// Is one of the words a city of these addresses?
bool has_city(std::span<const WordHash> words);

}  // namespace sluice::license
