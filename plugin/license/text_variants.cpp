// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_variants.hpp"

#include "license/hashed_phrase.hpp"

#include <algorithm>
#include <array>

namespace sluice::license {
namespace {

struct Synonyms {
  WordHash word;
  WordHash other;
};
constexpr std::array synonyms = {
#define SLUICE_SYNONYM(word, other) Synonyms{hash_word(word), hash_word(other)},
#include "license/text_variants.def"
};
struct Instead {
  HashedPhrase words;
  HashedPhrase others;
};
constexpr std::array instead = {
#define SLUICE_INSTEAD(words, others) Instead{HashedPhrase(words), HashedPhrase(others)},
#include "license/text_variants.def"
};
constexpr std::array fillers = {
#define SLUICE_FILLER(word) hash_word(word),
#include "license/text_variants.def"
};
struct Added {
  HashedPhrase before;
  HashedPhrase words;
  HashedPhrase behind;
};
constexpr std::array additions = {
#define SLUICE_ADDED(before, words, after) Added{HashedPhrase(before), HashedPhrase(words), HashedPhrase(after)},
#include "license/text_variants.def"
};
constexpr std::array of_addresses = {
#define SLUICE_ADDRESS(word) hash_word(word),
#include "license/text_variants.def"
};
constexpr std::array cities = {
#define SLUICE_CITY(word) hash_word(word),
#include "license/text_variants.def"
};

template <class List>
bool are_all_in(std::span<const WordHash> words, const List& list) {
  return std::ranges::all_of(words, [&](WordHash word) { return std::ranges::find(list, word) != list.end(); });
}

bool ends_with(std::span<const WordHash> words, std::span<const WordHash> end) {
  return words.size() >= end.size() && std::ranges::equal(words.last(end.size()), end);
}

bool starts_with(std::span<const WordHash> words, std::span<const WordHash> start) {
  return words.size() >= start.size() && std::ranges::equal(words.first(start.size()), start);
}

}  // namespace

bool are_synonyms(WordHash word, WordHash other) {
  return std::ranges::any_of(synonyms, [&](const Synonyms& one) {
    return (one.word == word && one.other == other) || (one.word == other && one.other == word);
  });
}

bool can_stand_for(std::span<const WordHash> words, std::span<const WordHash> others) {
  return std::ranges::any_of(instead, [&](const Instead& one) {
    return std::ranges::equal(one.words.words(), words) && std::ranges::equal(one.others.words(), others);
  });
}

bool are_fillers(std::span<const WordHash> words) { return are_all_in(words, fillers); }

bool can_be_added(std::span<const WordHash> before, std::span<const WordHash> words, std::span<const WordHash> behind) {
  return std::ranges::any_of(additions, [&](const Added& one) {
    return std::ranges::equal(one.words.words(), words) && ends_with(before, one.before.words()) &&
           starts_with(behind, one.behind.words());
  });
}

bool are_of_address(std::span<const WordHash> words) { return are_all_in(words, of_addresses); }

bool has_city(std::span<const WordHash> words) { return std::ranges::find_first_of(words, cities) != words.end(); }

}  // namespace sluice::license
