// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/json_stream.hpp"

#include "base/escape.hpp"
#include "base/json_scan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice::json {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

// RFC 4627 section 3, and byte order marks.
std::string_view foreign_encoding(std::string_view head) {
  using namespace std::string_view_literals;
  head = head.substr(0, 4);
  std::array<bool, 4> zero{};
  for (std::size_t i = 0; i < zero.size(); ++i) zero[i] = i < head.size() && head[i] == '\0';
  if (head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv)) return "UTF-16";
  if (head.size() < 4) return {};
  if ((zero[0] && zero[1] && zero[2]) || (zero[1] && zero[2] && zero[3])) return "UTF-32";
  if ((zero[0] && zero[2]) || (zero[1] && zero[3])) return "UTF-16";
  return {};
}

std::string_view to_string(Fault fault) {
  constexpr std::array<std::string_view, 7> names{"none",      "syntax", "duplicate-key", "depth", "encoding",
                                                  "too-large", "cut"};
  return names[static_cast<std::size_t>(fault)];
}

bool StreamParser::feed(std::string_view chunk) {
  if (problem_.fault != Fault::none || is_finished_) return false;
  if (!is_started_) {
    const std::size_t wanted = std::min<std::size_t>(4 - head_.size(), chunk.size());
    head_.append(chunk.substr(0, wanted));
    chunk.remove_prefix(wanted);
    if (head_.size() < 4) return true;
    if (!start(false)) return false;
  }
  run(chunk);
  return problem_.fault == Fault::none;
}

bool StreamParser::start(bool at_end) {
  is_started_ = true;
  if (const std::string_view encoding = foreign_encoding(head_); !encoding.empty()) {
    return refuse(Fault::encoding, fmt::format("text in {}, expected UTF-8", encoding), {});
  }
  std::string_view text = head_;
  if (text.starts_with(byte_order_mark)) {
    text.remove_prefix(byte_order_mark.size());
    before_ = byte_order_mark.size();
  }
  if (!text.empty() || at_end) run(text);
  return problem_.fault == Fault::none;
}

bool StreamParser::finish(bool whole) {
  if (is_finished_ || problem_.fault != Fault::none) return is_finished_ && problem_.fault == Fault::none;
  if (!is_started_ && !start(true)) return false;
  is_finished_ = true;
  at_ = chunk_ = end_;
  if (!whole) return refuse(Fault::cut, "its bytes could not all be read", here());
  if (token_ == Token::number || token_ == Token::word) {
    token_start_ = at_;
    token_ == Token::number ? scan_number() : end_word(whole_token(at_));
    if (problem_.fault != Fault::none) return false;
  }
  if (token_ == Token::string) return refuse(Fault::cut, "the document ends inside a string", here());
  if (expect_ == Expect::nothing) return true;
  const std::string_view inside = is_object_.empty()  ? "before its value"
                                  : is_object_.back() ? "inside an object"
                                                      : "inside an array";
  return refuse(Fault::cut, fmt::format("the document ends {}", inside), here());
}

void StreamParser::run(std::string_view chunk) {
  const std::uint64_t room = limits_.document_bytes - std::min(limits_.document_bytes, before_);
  const bool is_too_large = chunk.size() > room;
  if (is_too_large) chunk = chunk.substr(0, static_cast<std::size_t>(room));
  chunk_ = at_ = chunk.data();
  end_ = at_ + chunk.size();
  if (token_ != Token::none && at_ != end_) resume();
  while (problem_.fault == Fault::none) {
    at_ = skip_blanks(at_, end_, line_);
    if (at_ == end_) break;
    step();
  }
  if (is_too_large && problem_.fault == Fault::none) {
    refuse(Fault::too_large, fmt::format("more than {} bytes", limits_.document_bytes), here());
  }
  before_ += chunk.size();
  chunk_ = at_ = end_;
}

void StreamParser::resume() {
  token_start_ = at_;
  if (token_ == Token::string) return scan_string();
  if (token_ == Token::number) return scan_number();
  scan_word();
}

void StreamParser::step() {
  const char mark = *at_;
  switch (expect_) {
    case Expect::comma:
      return comma_or_close(mark);
    case Expect::colon:
      if (mark != ':') return void(refuse_here("':'"));
      ++at_;
      expect_ = Expect::value;
      return;
    case Expect::first_key:
      if (mark == '}') return close(mark);
      [[fallthrough]];
    case Expect::key:
      if (mark != '"') return void(refuse_here(expect_ == Expect::key ? "a key" : "a key or '}'"));
      is_key_ = true;
      return begin_token(Token::string);
    case Expect::first_item:
      if (mark == ']') return close(mark);
      [[fallthrough]];
    case Expect::value:
      return begin_value(mark);
    case Expect::nothing:
      refuse_here("the end of the document");
  }
}

void StreamParser::begin_value(char first) {
  if (first == '"') {
    is_key_ = false;
    return begin_token(Token::string);
  }
  if (first == '{' || first == '[') return open(first == '{');
  if (first == '-' || (first >= '0' && first <= '9')) return begin_token(Token::number);
  if (first >= 'a' && first <= 'z') return begin_token(Token::word);
  refuse_here(expect_ == Expect::first_item ? "a value or ']'" : "a value");
}

void StreamParser::begin_token(Token token) {
  token_place_ = here();
  token_ = token;
  if (token == Token::string) {
    has_high_ = false;
    ++at_;
  }
  token_start_ = at_;
  if (at_ == end_) return;
  if (token == Token::string) return scan_string();
  token == Token::number ? scan_number() : scan_word();
}

void StreamParser::open(bool is_object) {
  const Place place = here();
  if (is_object_.size() == limits_.depth) {
    refuse(Fault::depth, fmt::format("more than {} levels of nesting", limits_.depth), place);
    return;
  }
  is_object_.push_back(is_object);
  ++at_;
  expect_ = is_object ? Expect::first_key : Expect::first_item;
  if (!is_object) return events_.begin_array(place);
  keys_.open();
  events_.begin_object(place);
}

void StreamParser::close(char mark) {
  const Place place = here();
  ++at_;
  is_object_.pop_back();
  after_value();
  if (mark == ']') return events_.end_array(place);
  keys_.close();
  events_.end_object(place);
}

void StreamParser::comma_or_close(char mark) {
  const bool is_object = is_object_.back();
  if (mark == ',') {
    ++at_;
    expect_ = is_object ? Expect::key : Expect::value;
    return;
  }
  if (mark == (is_object ? '}' : ']')) return close(mark);
  refuse_here(is_object ? "',' or '}'" : "',' or ']'");
}

void StreamParser::after_value() { expect_ = is_object_.empty() ? Expect::nothing : Expect::comma; }

bool StreamParser::refuse(Fault fault, std::string message, const Place& place) {
  problem_ = {fault, std::move(message), place};
  return false;
}

bool StreamParser::refuse_here(std::string_view expected) {
  return refuse(Fault::syntax, fmt::format("'{}', expected {}", to_visible(std::string_view(at_, 1)), expected),
                here());
}

}  // namespace sluice::json
