// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Where a line begins and ends: comment words, list numbers, words broken by a hyphen.
#include "license/markup.hpp"
#include "license/scanner.hpp"

#include <algorithm>

namespace sluice::license {
namespace {

constexpr std::size_t most_of_line_start = 64;  // bytes of comment marks in front of the second half of a word

bool is_break_mark(char byte) {
  return is_blank_byte(byte) || byte == '*' || byte == '|' || byte == '#' || byte == '\\';
}

bool is_word(std::string_view word, std::string_view lower) {
  return std::ranges::equal(word, lower, {}, [](char byte) { return fold(byte); });
}

}  // namespace

bool Scanner::Joined::add(std::string_view piece) {
  if (piece.size() > bytes.size() - size) return false;
  std::ranges::copy(piece, bytes.data() + size);
  size += piece.size();
  return true;
}

/// Is the first word of a line no part of the text: a comment word of m4, batch files, Texinfo or Fortran, or a list
/// number?
bool Scanner::is_line_mark(std::size_t first, std::size_t end) const {
  const std::string_view word = part(first, end);
  const char next = at(end);
  const bool is_alone = is_blank_byte(next) || next == '\n' || end == text_.size();
  if (is_alone && (word == "dnl" || is_word(word, "rem"))) return true;
  if (is_alone && is_word(word, "c")) return (first > 0 && text_[first - 1] == '@') || is_fortran_mark(first);
  if (is_alone && word == "o") return next != '\n' && first > line_begin_;
  if (next != '.' && next != ')') return false;
  const char behind = at(end + 1);
  if (!(is_blank_byte(behind) || behind == '\n' || end + 1 >= text_.size()) || !is_list_number(word)) return false;
  if (last_word() == hash_word("version") || last_word() == hash_word("v")) return false;
  const bool goes_on =
      out_.size() > 0 && out_.lines()[out_.size() - 1] + 1 == line_;  // "under section", line end, "6.1"
  return !goes_on || (last_word() != hash_word("section") && last_word() != hash_word("sections"));
}

/// A 'C' in the first column is a comment mark only beside another such line.
bool Scanner::is_fortran_mark(std::size_t first) const {
  if (first != line_begin_) return false;
  const auto is_mark = [&](std::size_t i) {
    return fold(at(i)) == 'c' && (is_blank_byte(at(i + 1)) || at(i + 1) == '\n') && i < text_.size();
  };
  const std::size_t next = text_.substr(0, first + 512).find('\n', first);
  if (next != std::string_view::npos && is_mark(next + 1)) return true;
  if (first < 2) return false;
  const std::size_t before = text_.substr(0, first - 1).rfind('\n');
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  return is_mark(start);
}

/// Bytes of the dash that begins here; 0 for none.
std::size_t Scanner::skip_dash(std::size_t i) const {
  const char first = at(i);
  if (first == '-') return 1;
  if (first == '\xC2' && at(i + 1) == '\xAD') return 2;
  if (first != '\xE2') return 0;
  const bool is_dash = at(i + 1) == '\x80' && at(i + 2) >= '\x90' && at(i + 2) <= '\x95';
  const bool is_minus = at(i + 1) == '\x88' && at(i + 2) == '\x92';
  return is_dash || is_minus ? 3 : 0;
}

/// Where a word that ends here goes on behind one or two dashes, or behind a dash and a line break; 0 if it does not.
std::size_t Scanner::find_joined(std::size_t end) {
  const std::size_t dash = skip_dash(end);
  if (dash == 0 || !is_letter(text_[end - 1])) return 0;
  std::size_t i = end + dash;
  if (const std::size_t second = skip_dash(i); second > 0) {
    i += second;
  } else if (is_break_mark(at(i)) || at(i) == '\n') {
    i = skip_break(i);
    if (i == 0) return 0;
  }
  if (!is_letter(at(i)) || word_end(i) == i) return 0;
  return i;
}

/// From behind a dash to the first word of the next line; 0 if the line does not end here, or the next one is blank.
std::size_t Scanner::skip_break(std::size_t i) const {
  const std::size_t most = std::min(text_.size(), i + most_of_line_start);
  while (i < most && is_break_mark(text_[i])) ++i;
  if (i >= most || text_[i] != '\n') return 0;
  const std::size_t start = i + 1;
  const std::size_t end = std::min(text_.size(), start + most_of_line_start);
  std::size_t first = start;
  for (i = start; i < end; ++i) {
    const ByteClass found = class_of(text_[i]);
    if (found == ByteClass::newline) return 0;
    if (found == ByteClass::skipped) continue;
    if (found != ByteClass::word) break;
    const std::string_view head = text_.substr(i, 4);
    const bool is_comment = i == first && head.size() == 4 && is_blank_byte(head[3]) &&
                            (head.substr(0, 3) == "dnl" || is_word(head.substr(0, 3), "rem"));
    if (!is_comment) break;
    i += 3;
    first = i;
  }
  return i < end ? i : 0;
}

void Scanner::joined_word(std::size_t first, std::size_t end, std::size_t next) {
  const std::uint32_t line = line_;
  Joined word;
  if (!word.add(part(first, end))) {
    i_ = end;
    return emit(hash_word(part(first, end)), first, end, line);
  }
  while (next != 0) {
    const std::size_t next_end = word_end(next);
    if (!word.add(part(next, next_end))) break;
    skip_lines_of(next);
    end = next_end;
    next = find_joined(end);
  }
  i_ = end;
  emit(hash_word({word.bytes.data(), word.size}), first, end, line);
}

}  // namespace sluice::license
