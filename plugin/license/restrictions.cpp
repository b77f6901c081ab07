// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/restrictions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace sluice::license {
namespace {

/// A few words, hashed by the compiler.
struct Phrase {
  std::array<WordHash, 32> words{};
  std::size_t size = 0;

  constexpr explicit Phrase(std::string_view text) {
    while (!text.empty()) {
      const std::size_t blank = text.find(' ');
      words[size++] = hash_word(text.substr(0, blank));
      text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
    }
  }
  std::span<const WordHash> view() const { return {words.data(), size}; }
};

constexpr std::array restrictions = {
#define SLUICE_RESTRICTION(phrase) Phrase(phrase),
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
struct Synonyms {
  WordHash word;
  WordHash other;
};
constexpr std::array synonyms = {
#define SLUICE_SYNONYM(word, other) Synonyms{hash_word(word), hash_word(other)},
#include "license/restrictions.def"
};
struct Instead {
  Phrase words;
  Phrase others;
};
constexpr std::array instead = {
#define SLUICE_INSTEAD(words, others) Instead{Phrase(words), Phrase(others)},
#include "license/restrictions.def"
};
constexpr std::array extras = {
#define SLUICE_EXTRA(phrase) Phrase(phrase),
#include "license/text_slots.def"
};

template <std::size_t count>
bool has_any(std::span<const WordHash> words, const std::array<WordHash, count>& wanted) {
  return std::ranges::find_first_of(words, wanted) != words.end();
}

}  // namespace

bool restricts(std::span<const WordHash> words) {
  return std::ranges::any_of(restrictions, [words](const Phrase& phrase) {
    return std::search(words.begin(), words.end(), phrase.words.begin(),
                       phrase.words.begin() + static_cast<std::ptrdiff_t>(phrase.size)) != words.end();
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

bool are_synonyms(WordHash word, WordHash other) {
  return std::ranges::any_of(synonyms, [&](const Synonyms& one) {
    return (one.word == word && one.other == other) || (one.word == other && one.other == word);
  });
}

bool can_stand_for(std::span<const WordHash> words, std::span<const WordHash> others) {
  return std::ranges::any_of(instead, [&](const Instead& one) {
    return std::ranges::equal(one.words.view(), words) && std::ranges::equal(one.others.view(), others);
  });
}

bool is_harmless_extra(std::span<const WordHash> words) {
  constexpr std::size_t least_part = 5;  // of a longer one, whose words a copyright notice may have taken in
  return std::ranges::any_of(extras, [words](const Phrase& phrase) {
    if (words.size() < least_part) return std::ranges::equal(phrase.view(), words);
    const std::span<const WordHash> whole = phrase.view();
    return std::search(whole.begin(), whole.end(), words.begin(), words.end()) != whole.end();
  });
}

}  // namespace sluice::license
