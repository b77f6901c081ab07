// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/scanner.hpp"

#include "license/byte_runs.hpp"
#include "license/markup.hpp"
#include "license/tokenizer.hpp"

#include <algorithm>

namespace sluice::license {
namespace {

/// Does a UTF-8 sequence with these first bytes hold no letter? None is in U+0080 to U+00BF, U+2000 to U+2FFF, U+3000
/// to U+303F, and among the byte order mark and full-width punctuation.
bool is_mark_sequence(unsigned char first, unsigned char second) {
  switch (first) {
    case 0xE3:
      return second == 0x80;
    case 0xEF:
      return second == 0xBB || second == 0xBC;
    default:
      return true;
  }
}

std::size_t sequence_length(char first) { return static_cast<unsigned char>(first) >= 0xE0 ? 3 : 2; }

}  // namespace

void tokenize(std::string_view text, Tokens& out) {
  out.start(std::min(text.size(), most_text), text.size() > most_text);
  Scanner(text.substr(0, most_text), out).run();
}

/// Words and what lies between them are most of a text: a chain of branches is foretold better than a jump through a
/// table.
void Scanner::run() {
  while (i_ < text_.size()) {
    const ByteClass found = class_of(text_[i_]);
    if (found == ByteClass::word) {
      word();
      if (at(i_) == ' ' && class_of(at(i_ + 1)) == ByteClass::word) ++i_;
    } else if (found == ByteClass::skipped) {
      i_ = find_skipped_end(text_, i_ + 1);
    } else if (found == ByteClass::newline) {
      newline(i_++);
    } else if (found == ByteClass::mark) {
      mark();
    } else {
      lead();
    }
  }
}

void Scanner::newline(std::size_t i) {
  ++line_;
  line_begin_ = i + 1;
  line_first_ = out_.size();
  copyright_left_ = 0;
}

void Scanner::skip_lines_of(std::size_t end) {
  for (; i_ < end; ++i_) {
    if (text_[i_] == '\n') newline(i_);
  }
}

/// Behind the last byte of the word that begins here.
std::size_t Scanner::word_end(std::size_t first) const {
  std::size_t i = first;
  while (true) {
    i = find_word_end(text_, i);
    if (i >= text_.size()) return text_.size();
    const bool is_letter_sequence =
        class_of(text_[i]) == ByteClass::lead &&
        !is_mark_sequence(static_cast<unsigned char>(text_[i]), static_cast<unsigned char>(at(i + 1)));
    const bool is_inner_dot = text_[i] == '.' && i > first && is_digit(text_[i - 1]) && is_digit(at(i + 1));
    if (!is_letter_sequence && !is_inner_dot) return i;
    ++i;
  }
}

void Scanner::word() {
  const std::size_t first = i_;
  const std::size_t end = word_end(first);
  const bool is_first = out_.size() == line_first_;
  if (is_first && (end - first <= 5 || is_digit(text_[first])) && is_line_mark(first, end)) {
    i_ = end;
    return;
  }
  const bool may_join = end < text_.size() && (text_[end] == '-' || class_of(text_[end]) == ByteClass::lead);
  const std::size_t next = may_join ? find_joined(end) : 0;
  if (next != 0) {
    joined_word(first, end, next);
  } else {
    i_ = end;
    emit(hash_part(text_, first, end), first, end, line_);
  }
  if (at(i_) == '+' && at(i_ + 1) != '+' && at(i_ + 1) != '=' && class_of(at(i_ + 1)) != ByteClass::word) {
    add(hash_word("+"), i_, i_ + 1, line_);
    ++i_;
  }
}

void Scanner::emit(WordHash word, std::size_t first, std::size_t end, std::uint32_t line) {
  const SpecialWord* const found = special_words.find(word);
  if (found == nullptr) {
    add(word, first, end, line);
  } else {
    special(*found, first, end, line);
  }
}

void Scanner::add(WordHash word, std::size_t first, std::size_t end, std::uint32_t line) {
  TokenFlag flag = TokenFlag::none;
  if (copyright_left_ > 0) {
    --copyright_left_;
    flag = TokenFlag::copyright;
  }
  out_.add(word, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end), line, flag);
}

void Scanner::special(const SpecialWord& special, std::size_t first, std::size_t end, std::uint32_t line) {
  if (special.kind == SpecialWord::Kind::copyright) return copyright(first, end, line);
  if (special.kind == SpecialWord::Kind::reserved) return reserved(first, end, line);
  if (special.before == 0 || last_word() != special.before) {
    add(special.same_as, first, end, line);
  } else if (special.is_joined) {
    out_.replace_last(special.then, static_cast<std::uint32_t>(end));
  } else {
    add(special.then, first, end, line);
  }
}

void Scanner::lead() {
  const char first = text_[i_];
  const char second = at(i_ + 1);
  if (!is_mark_sequence(static_cast<unsigned char>(first), static_cast<unsigned char>(second))) return word();
  if (first == '\xC2' && second == '\xA9') return copyright_sign(2, true);
  // Only continuation bytes belong to the sequence, so that broken UTF-8 hides no newline and no word.
  const std::size_t end = i_ + sequence_length(first);
  for (++i_; i_ < end && (static_cast<unsigned char>(at(i_)) & 0xC0u) == 0x80;) ++i_;
}

void Scanner::mark() {
  const std::string_view rest = text_.substr(i_);
  switch (text_[i_]) {
    case '(':
      return parenthesis();
    case '<':
      return skip_lines_of(i_ + std::max<std::size_t>(tag_length(rest), 1));
    case '&': {
      const Entity entity = find_entity(rest);
      if (entity.is_copyright) return copyright_sign(entity.length, true);
      i_ += std::max<std::size_t>(entity.length, 1);
      return;
    }
    default: {  // escapes of string literals, and of roff's fonts
      const char next = at(i_ + 1);
      const bool is_font = next == 'f' && std::string_view("BIRP").find(at(i_ + 2)) != std::string_view::npos;
      i_ += is_font && i_ + 2 < text_.size() ? 3 : next == 'n' || next == 'r' || next == 't' ? 2 : 1;
    }
  }
}

void Scanner::parenthesis() {
  const Parenthesis found = find_parenthesis(text_.substr(i_, 8));
  const bool is_glued = i_ > 0 && class_of(text_[i_ - 1]) == ByteClass::word;
  switch (found.kind) {
    case Parenthesis::Kind::c:
      return copyright_sign(found.length, false);
    case Parenthesis::Kind::trademark:
      i_ += found.length;
      return;
    case Parenthesis::Kind::enumerator:
      i_ += is_glued ? 1 : found.length;
      return;
    case Parenthesis::Kind::none:
      ++i_;
      return;
  }
}

}  // namespace sluice::license
