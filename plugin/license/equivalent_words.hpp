// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/word_hash.hpp"

#include <array>
#include <cstddef>

namespace sluice::license {

/// A word that the tokenizer does not take as it stands.
struct SpecialWord {
  enum class Kind { spelling, copyright, reserved };
  WordHash word = 0;
  Kind kind = Kind::spelling;
  WordHash same_as = 0;    ///< read as this one
  WordHash before = 0;     ///< but behind this word,
  WordHash then = 0;       ///< it is this one,
  bool is_joined = false;  ///< which takes the place of both
};

inline constexpr WordHash word_copyright = hash_word("copyright");

/// A hash table with open addressing, made by the compiler from equivalent_words.def.
class SpecialWords {
 public:
  constexpr SpecialWords();

  /// The entry of the word, or null.
  const SpecialWord* find(WordHash word) const {
    for (std::size_t slot = word % slots;; slot = (slot + 1) % slots) {
      if (words_[slot] == word) return &entries_[slot];
      if (words_[slot] == 0) return nullptr;
    }
  }

 private:
  static constexpr std::size_t slots = 512;

  constexpr SpecialWord& entry(WordHash word) {
    std::size_t slot = word % slots;
    while (words_[slot] != 0 && words_[slot] != word) slot = (slot + 1) % slots;
    if (words_[slot] == 0) entries_[slot] = {.word = word, .same_as = word};
    words_[slot] = word;
    return entries_[slot];
  }
  constexpr void pair(WordHash word, WordHash before, WordHash then, bool is_joined) {
    SpecialWord& it = entry(word);
    it.before = before;
    it.then = then;
    it.is_joined = is_joined;
  }

  std::array<WordHash, slots> words_{};
  std::array<SpecialWord, slots> entries_{};
};

constexpr SpecialWords::SpecialWords() {
#define SLUICE_SAME(spelling, of) entry(hash_word(spelling)).same_as = hash_word(of);
#define SLUICE_AFTER(word, before, then) pair(hash_word(word), hash_word(before), hash_word(then), false);
#define SLUICE_JOINED(word, before, then) pair(hash_word(word), hash_word(before), hash_word(then), true);
#include "license/equivalent_words.def"
#undef SLUICE_SAME
#undef SLUICE_AFTER
#undef SLUICE_JOINED
  entry(word_copyright).kind = SpecialWord::Kind::copyright;
  entry(hash_word("reserved")).kind = SpecialWord::Kind::reserved;
}

inline constexpr SpecialWords special_words;

}  // namespace sluice::license
