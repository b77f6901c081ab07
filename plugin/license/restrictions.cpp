// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/restrictions.hpp"

#include "license/hashed_phrase.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sluice::license {
namespace {

constexpr std::array restrictions = {
#define SLUICE_RESTRICTION(phrase) HashedPhrase(phrase),
#include "license/restrictions.def"
};
constexpr std::array subjects = {
#define SLUICE_SUBJECT(word) hash_word(word),
#include "license/restrictions.def"
};
constexpr std::array operatives = {
#define SLUICE_OPERATIVE(word) hash_word(word),
#include "license/restrictions.def"
};
constexpr std::array verbs = {
#define SLUICE_VERB(word) hash_word(word),
#include "license/restrictions.def"
};
constexpr std::array materials = {
#define SLUICE_MATERIAL(word) hash_word(word),
#include "license/restrictions.def"
};
constexpr std::array extras = {
#define SLUICE_EXTRA(phrase) HashedPhrase(phrase),
#include "license/text_slots.def"
};

template <std::size_t count>
bool has_any(std::span<const WordHash> words, const std::array<WordHash, count>& wanted) {
  return std::ranges::find_first_of(words, wanted) != words.end();
}

}  // namespace

bool restricts(std::span<const WordHash> words) {
  return std::ranges::any_of(restrictions, [words](const HashedPhrase& phrase) {
    const std::span<const WordHash> wanted = phrase.words();
    return std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
  });
}

bool restricts_use(std::span<const WordHash> words) { return has_any(words, subjects) && restricts(words); }

bool can_be_name(std::span<const WordHash> words) {
  constexpr std::size_t most = 16;
  return words.size() <= most && !has_any(words, verbs) && can_be_title(words);
}

bool can_be_title(std::span<const WordHash> words) { return !has_any(words, operatives) && !restricts(words); }

bool is_immaterial(std::span<const WordHash> words) {
  return !has_any(words, materials) && !has_any(words, operatives) && !restricts(words);
}

bool is_harmless_extra(std::span<const WordHash> words) {
  constexpr std::size_t least_part = 5;  // of a longer one, whose words a copyright notice may have taken in
  return std::ranges::any_of(extras, [words](const HashedPhrase& phrase) {
    if (words.size() < least_part) return std::ranges::equal(phrase.words(), words);
    const std::span<const WordHash> whole = phrase.words();
    return std::search(whole.begin(), whole.end(), words.begin(), words.end()) != whole.end();
  });
}

}  // namespace sluice::license
