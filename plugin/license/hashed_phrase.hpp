// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/word_hash.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace sluice::license {

/// Up to 32 words between blanks, as the tokenizer leaves them, hashed by the compiler.
class HashedPhrase {
 public:
  constexpr explicit HashedPhrase(std::string_view text) {
    while (!text.empty()) {
      const std::size_t blank = text.find(' ');
      words_[size_++] = hash_word(text.substr(0, blank));
      text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
    }
  }
  constexpr std::span<const WordHash> words() const { return {words_.data(), size_}; }

 private:
  std::array<WordHash, 32> words_{};
  std::size_t size_ = 0;
};

}  // namespace sluice::license
