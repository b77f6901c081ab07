// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Copyright notices (guideline "Copyright notice"): their tokens are flagged, not dropped, so that evidence keeps its
// place.
#include "license/copyright_words.hpp"
#include "license/markup.hpp"
#include "license/scanner.hpp"

#include <algorithm>

namespace sluice::license {
namespace {

constexpr std::uint32_t most_of_notice = 24;  // tokens; texts without line breaks go on behind their notice
constexpr std::uint32_t most_between = 8;     // bytes between "Copyright" and "(c)"
constexpr std::size_t words_before = 2;       // "Portions of: Copyright ..."

}  // namespace

/// The word "copyright", or one of its signs.
void Scanner::copyright(std::size_t first, std::size_t end, std::uint32_t line) {
  const bool is_again = last_word() == word_copyright && first - last_end() <= most_between;
  if (is_again) {
    out_.replace_last(word_copyright, static_cast<std::uint32_t>(end));
  } else {
    add(word_copyright, first, end, line);
  }
  const std::size_t token = out_.size() - 1;
  if (copyright_left_ == 0 && begins_notice(end, token <= line_first_ + words_before)) start_notice(token);
}

/// "(c)" is a sign beside a year or the word, and numbers a list otherwise.
void Scanner::copyright_sign(std::size_t length, bool is_sure) {
  const std::size_t first = i_;
  i_ += length;
  std::size_t next = i_;
  while (next < i_ + 8 && is_blank_byte(at(next))) ++next;
  const bool is_behind = last_word() == word_copyright && first - last_end() <= most_between;
  const bool is_before =
      next < text_.size() && hash_word(part(next, std::min(next + 9, word_end(next)))) == word_copyright;
  if (!is_sure && !is_behind && !is_before && !has_year_at(next)) return;
  copyright(first, i_, line_);
  if (copyright_left_ == 0 && (is_sure || is_behind || has_year_at(next))) start_notice(out_.size() - 1);
}

void Scanner::start_notice(std::size_t token) {
  out_.flag_from(token <= line_first_ + words_before ? std::min(line_first_, token) : token);
  copyright_left_ = most_of_notice;
}

bool Scanner::has_year_at(std::size_t i) const {
  const bool is_century = (at(i) == '1' && at(i + 1) == '9') || (at(i) == '2' && at(i + 1) == '0');
  return is_century && is_digit(at(i + 2)) && is_digit(at(i + 3)) && !is_digit(at(i + 4));
}

bool Scanner::has_copyright_sign_at(std::size_t i) const {
  const std::string_view rest = text_.substr(std::min(i, text_.size()), 8);
  return rest.starts_with("(c)") || rest.starts_with("(C)") || rest.starts_with("\xC2\xA9") ||
         rest.starts_with("&copy;");
}

/// Is what follows the word "copyright" a year, a sign, a placeholder, or at the start of a line a name?
bool Scanner::begins_notice(std::size_t end, bool is_line_start) const {
  std::size_t i = end;
  while (i < end + 8 && (is_blank_byte(at(i)) || at(i) == ':')) ++i;
  if (i == end) return false;
  if (has_year_at(i) || has_copyright_sign_at(i)) return true;
  if (!is_line_start) return false;
  if (std::string_view("<[{$%@").find(at(i)) != std::string_view::npos && i < text_.size()) return true;
  if (text_.substr(std::min(i, text_.size())).starts_with("by ")) return true;
  return is_upper(at(i)) && !is_copyright_prose(part(i, word_end(i)));
}

/// "All rights reserved" belongs to the notice wherever it stands, and ends it.
void Scanner::reserved(std::size_t first, std::size_t end, std::uint32_t line) {
  add(hash_word("reserved"), first, end, line);
  const std::size_t size = out_.size();
  if (size < 3 || out_.words()[size - 2] != hash_word("rights") || out_.words()[size - 3] != hash_word("all")) return;
  out_.flag_from(size - 3);
  copyright_left_ = 0;
}

}  // namespace sluice::license
