// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Strings, numbers and words of a JSON stream. A token that one chunk holds is not copied.
#include "base/escape.hpp"
#include "base/json_scan.hpp"
#include "base/json_stream.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

namespace sluice::json {
namespace {

constexpr std::uint32_t first_high = 0xD800, first_low = 0xDC00, behind_low = 0xE000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_in_number(char c) { return is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'; }

/// Takes the digits that the text begins with; false if there are none.
bool take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  text.remove_prefix(count);
  return count > 0;
}

/// RFC 8259 section 6.
bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.size() > 1 && text[0] == '0' && is_digit(text[1])) return false;
  if (!take_digits(text)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

}  // namespace

void StreamParser::scan_string() {
  while (problem_.fault == Fault::none) {
    if (escape_ != 0 || high_surrogate_ != 0) {
      if (!scan_escape()) return;
    }
    at_ = find_string_stop(at_, end_, has_high_);
    if (at_ == end_) return keep_token(at_);
    if (*at_ == '"') {
      const std::string_view text = whole_token(at_);
      ++at_;
      return end_string(text);
    }
    if (*at_ != '\\') {
      refuse(Fault::syntax,
             fmt::format("the control character '{}' in a string, expected an escape",
                         to_visible(std::string_view(at_, 1))),
             here());
      return;
    }
    keep_token(at_);
    ++at_;
    escape_ = 1;
  }
}

/// Takes the escape, or as much of it as the chunk holds. True: it is behind us, and the text goes on at token_start_.
bool StreamParser::scan_escape() {
  while (escape_ != 0 || high_surrogate_ != 0) {
    if (at_ == end_) {
      token_start_ = at_;
      return false;
    }
    if (escape_ == 0 && *at_ != '\\')
      return refuse(Fault::encoding, "half of a surrogate pair, expected the other half", here());
    if (escape_ == 0) {
      escape_ = 1;
    } else if (!(escape_ == 1 ? take_escaped(*at_) : take_hex(*at_))) {
      return false;
    }
    ++at_;
  }
  token_start_ = at_;
  return true;
}

bool StreamParser::take_escaped(char mark) {
  constexpr std::string_view marks = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  if (mark == 'u') {
    escape_ = 5;
    code_unit_ = 0;
    return true;
  }
  const std::size_t which = marks.find(mark);
  if (which == std::string_view::npos) return refuse_here("an escape that JSON has");
  if (high_surrogate_ != 0) return refuse(Fault::encoding, "half of a surrogate pair, expected the other half", here());
  token_text_ += meanings[which];
  escape_ = 0;
  return true;
}

bool StreamParser::take_hex(char digit) {
  const char lower = static_cast<char>(digit | 0x20);
  if (!is_digit(digit) && (lower < 'a' || lower > 'f')) return refuse_here("four hexadecimal digits");
  code_unit_ = code_unit_ * 16 + static_cast<std::uint32_t>(is_digit(digit) ? digit - '0' : lower - 'a' + 10);
  if (--escape_ != 1) return true;
  escape_ = 0;
  const bool is_low = code_unit_ >= first_low && code_unit_ < behind_low;
  const bool is_high = code_unit_ >= first_high && code_unit_ < first_low;
  if (is_low != (high_surrogate_ != 0))
    return refuse(Fault::encoding, "half of a surrogate pair, expected the other half", here());
  if (is_high) {
    high_surrogate_ = code_unit_;
    return true;
  }
  append_utf8(token_text_,
              is_low ? 0x10000 + ((high_surrogate_ - first_high) << 10) + (code_unit_ - first_low) : code_unit_);
  high_surrogate_ = 0;
  return true;
}

void StreamParser::end_string(std::string_view text) {
  if (has_high_ && !is_utf8(text)) {
    refuse(Fault::encoding, "a string that is no UTF-8", token_place_);
    return;
  }
  token_ = Token::none;
  if (!is_key_) {
    after_value();
    events_.string(text, token_place_);
  } else if (!keys_.insert(text)) {
    refuse(Fault::duplicate_key, fmt::format("key \"{}\" is given twice in one object", to_visible_short(text, 80)),
           token_place_);
  } else if (keys_.memory() > limits_.key_memory) {
    refuse(Fault::too_large, fmt::format("keys of more than {} bytes in open objects", limits_.key_memory),
           token_place_);
  } else {
    expect_ = Expect::colon;
    events_.key(text, token_place_);
  }
  token_text_.clear();
}

void StreamParser::scan_number() {
  while (at_ != end_ && is_in_number(*at_)) ++at_;
  if (at_ == end_ && !is_finished_) return keep_token(at_);
  const std::string_view text = whole_token(at_);
  if (!is_number(text)) {
    refuse(Fault::syntax, fmt::format("'{}', expected a number", to_visible_short(text, 40)), token_place_);
    return;
  }
  token_ = Token::none;
  after_value();
  events_.number(text, token_place_);
  token_text_.clear();
}

void StreamParser::scan_word() {
  while (at_ != end_ && *at_ >= 'a' && *at_ <= 'z') ++at_;
  if (at_ == end_) return keep_token(at_);
  end_word(whole_token(at_));
}

void StreamParser::end_word(std::string_view word) {
  if (word != "true" && word != "false" && word != "null") {
    refuse(Fault::syntax, fmt::format("'{}', expected a value", to_visible_short(word, 40)), token_place_);
    return;
  }
  token_ = Token::none;
  after_value();
  if (word == "null") {
    events_.null(token_place_);
  } else {
    events_.boolean(word == "true", token_place_);
  }
  token_text_.clear();
}

std::string_view StreamParser::whole_token(const char* stop) {
  if (token_text_.empty()) return {token_start_, static_cast<std::size_t>(stop - token_start_)};
  keep_token(stop);
  return token_text_;
}

void StreamParser::keep_token(const char* stop) {
  token_text_.append(token_start_, stop);
  token_start_ = stop;
  if (token_text_.size() > limits_.text_bytes) {
    refuse(Fault::too_large, fmt::format("a text of more than {} bytes", limits_.text_bytes), token_place_);
  }
}

}  // namespace sluice::json
