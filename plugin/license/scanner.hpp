// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The tokenizer's state while it passes over a text.
#pragma once

#include "license/byte_class.hpp"
#include "license/equivalent_words.hpp"
#include "license/tokens.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sluice::license {

class Scanner {
 public:
  Scanner(std::string_view text, Tokens& out) : text_(text), out_(out) {}
  void run();

 private:
  /// A word whose pieces lay apart, put together.
  struct Joined {
    std::array<char, 128> bytes{};
    std::size_t size = 0;
    bool add(std::string_view piece);
  };

  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  std::string_view part(std::size_t first, std::size_t end) const { return text_.substr(first, end - first); }
  WordHash last_word() const { return out_.size() == 0 ? 0 : out_.words()[out_.size() - 1]; }
  std::uint32_t last_end() const { return out_.size() == 0 ? 0 : out_.ends()[out_.size() - 1]; }

  // scanner.cpp
  void word();
  void lead();
  void mark();
  void newline(std::size_t i);
  void skip_lines_of(std::size_t end);
  void parenthesis();
  std::size_t word_end(std::size_t first) const;
  void emit(WordHash word, std::size_t first, std::size_t end, std::uint32_t line);
  void special(const SpecialWord& special, std::size_t first, std::size_t end, std::uint32_t line);
  void add(WordHash word, std::size_t first, std::size_t end, std::uint32_t line);

  // scanner_lines.cpp
  bool is_line_mark(std::size_t first, std::size_t end) const;
  bool is_fortran_mark(std::size_t first) const;
  std::size_t skip_dash(std::size_t i) const;
  std::size_t find_joined(std::size_t end);
  std::size_t skip_break(std::size_t i) const;
  void joined_word(std::size_t first, std::size_t end, std::size_t next);

  // scanner_copyright.cpp
  void copyright(std::size_t first, std::size_t end, std::uint32_t line);
  void copyright_sign(std::size_t length, bool is_sure);
  void start_notice(std::size_t token);
  bool has_copyright_sign_at(std::size_t i) const;
  bool has_year_at(std::size_t i) const;
  bool begins_notice(std::size_t end, bool is_line_start) const;
  void reserved(std::size_t first, std::size_t end, std::uint32_t line);

  std::string_view text_;
  Tokens& out_;
  std::size_t i_ = 0;
  std::size_t line_begin_ = 0;  ///< offset of the line's first byte
  std::size_t line_first_ = 0;  ///< number of the line's first token
  std::uint32_t line_ = 1;
  std::uint32_t copyright_left_ = 0;  ///< tokens still taken for a part of the notice
};

}  // namespace sluice::license
