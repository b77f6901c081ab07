// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/word_hash.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace sluice::license {

/// What a token is besides its word.
enum class TokenFlag : std::uint8_t {
  none = 0,
  copyright = 1,  ///< part of a copyright notice, which matching skips (guideline "Copyright notice")
};

/// The tokens of one text, a column each. Keeps its memory when it is filled again.
class Tokens {
 public:
  std::size_t size() const { return size_; }
  std::span<const WordHash> words() const { return {words_.get(), size_}; }
  std::span<const std::uint32_t> offsets() const { return {offsets_.get(), size_}; }  ///< of the first byte, from 0
  std::span<const std::uint32_t> ends() const { return {ends_.get(), size_}; }        ///< behind the last byte
  std::span<const std::uint32_t> lines() const { return {lines_.get(), size_}; }      ///< of the first byte, from 1
  std::span<const TokenFlag> flags() const { return {flags_.get(), size_}; }
  bool is_cut() const { return is_cut_; }  ///< the text was longer than tokenize() reads

  /// These have no word any more, and match none.
  void blank(std::size_t first, std::size_t end);

  // For the tokenizer.
  void start(std::size_t text_size, bool is_cut);
  void add(WordHash word, std::uint32_t offset, std::uint32_t end, std::uint32_t line, TokenFlag flag) {
    if (size_ == capacity_) grow(capacity_ * 2);
    words_[size_] = word;
    offsets_[size_] = offset;
    ends_[size_] = end;
    lines_[size_] = line;
    flags_[size_] = flag;
    ++size_;
  }
  void replace_last(WordHash word, std::uint32_t end) {
    words_[size_ - 1] = word;
    ends_[size_ - 1] = end;
  }
  void flag_from(std::size_t first);  ///< these and all behind are part of a copyright notice

 private:
  void grow(std::size_t capacity);

  std::unique_ptr<WordHash[]> words_;
  std::unique_ptr<std::uint32_t[]> offsets_;
  std::unique_ptr<std::uint32_t[]> ends_;
  std::unique_ptr<std::uint32_t[]> lines_;
  std::unique_ptr<TokenFlag[]> flags_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  bool is_cut_ = false;
};

}  // namespace sluice::license
