// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/tokenizer.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

inline license::Tokens tokens_of(std::string_view text) {
  license::Tokens tokens;
  license::tokenize(text, tokens);
  return tokens;
}

inline std::vector<license::WordHash> words_of(std::string_view text) {
  const license::Tokens tokens = tokens_of(text);
  return {tokens.words().begin(), tokens.words().end()};
}

/// The hashes of words that are written as the tokenizer leaves them, between blanks.
inline std::vector<license::WordHash> hashes(std::string_view words) {
  std::vector<license::WordHash> all;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    all.push_back(license::hash_word(word));
    words.remove_prefix(std::min(word.size() + 1, words.size()));
  }
  return all;
}

/// The flagged tokens as they are written, between bars.
inline std::string flagged_of(std::string_view text) {
  const license::Tokens tokens = tokens_of(text);
  std::string all;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.flags()[i] != license::TokenFlag::copyright) continue;
    all.append(text.substr(tokens.offsets()[i], tokens.ends()[i] - tokens.offsets()[i])).append("|");
  }
  return all;
}

}  // namespace sluice::test
