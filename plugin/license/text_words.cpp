// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_words.hpp"

#include "license/restrictions.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sluice::license {

bool names_number(std::string_view word) {
  constexpr std::array names = {"version", "v", "section", "sections", "license", "public", "of", "and", "or", "to"};
  return std::ranges::find(names, word) != names.end() || (!word.empty() && word[0] <= '9');
}

bool is_small_number(WordHash word) {
  static const auto numbers = [] {
    std::array<WordHash, 367> hashes{};
    for (std::size_t i = 0; i < hashes.size(); ++i) hashes[i] = hash_word(std::to_string(i));
    std::ranges::sort(hashes);
    return hashes;
  }();
  return std::ranges::binary_search(numbers, word);
}

bool is_year(std::string_view word) { return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")); }

bool is_heading_word(std::string_view word) { return word == "article" || word == "section" || word == "chapter"; }

bool joins(std::string_view word) { return word == "and" || word == "or"; }

bool ends_in_harmless_extra(std::span<const WordHash> words) {
  constexpr std::size_t most_of_name = 3;
  constexpr std::size_t least = 5;
  for (std::size_t name = 0; name <= most_of_name && name + least <= words.size(); ++name) {
    if (can_be_name(words.first(name)) && is_harmless_extra(words.subspan(name))) return true;
  }
  return false;
}

bool is_slip(std::string_view word, WordHash written) {
  constexpr std::size_t least_letters = 7;
  if (word.size() < least_letters) return false;
  const std::string original(word);
  for (std::size_t i = 0; i < word.size(); ++i) {
    std::string other = original;
    if (hash_word(std::string(original).erase(i, 1)) == written) return true;
    if (i == 0) continue;  // "atypical"
    std::swap(other[i - 1], other[i]);
    if (hash_word(other) == written) return true;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      other = original;
      other[i] = letter;
      if (hash_word(other) == written || hash_word(std::string(original).insert(i, 1, letter)) == written) return true;
    }
  }
  return false;
}

}  // namespace sluice::license
