// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/script_tokens.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace sluice {
namespace {

using Kind = ScriptToken::Kind;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_word_byte(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

char closing_of(char open) {
  switch (open) {
    case '(':
      return ')';
    case '[':
      return ']';
    case '{':
      return '}';
    case '<':
      return '>';
    default:
      return open;
  }
}

class Lexer {
 public:
  Lexer(std::string_view text, ScriptLanguage language) : text_(text), language_(language) {}

  std::vector<ScriptToken> run() {
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  bool is_ruby() const { return language_ == ScriptLanguage::ruby; }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  std::string_view rest() const { return text_.substr(at_); }

  void add(Kind kind, std::string text, std::uint32_t line, bool is_literal = true) {
    tokens_.push_back({kind, is_literal, line, std::move(text)});
  }
  void skip_to_line_end() { at_ = std::min(text_.find('\n', at_), text_.size()); }
  char take() {
    if (text_[at_] == '\n') ++line_;
    return text_[at_++];
  }

  void step() {
    const char c = peek();
    if (c == '\n') return end_line();
    if (c == '#') return skip_to_line_end();
    if (c == ' ' || c == '\t' || c == '\r') return static_cast<void>(++at_);
    if (c == '\\' && peek(1) == '\n') {
      take();
      take();
      return;
    }
    if (is_ruby() && read_ruby_special()) return;
    if (c == '"' || c == '\'') return read_string("");
    if (is_word_byte(c)) return read_word();
    read_symbol();
  }

  void end_line() {
    if (depth_ == 0) add(Kind::line_end, "", line_);
    take();
    if (!heredocs_.empty()) skip_heredocs();
    if (is_ruby() && rest().starts_with("=begin")) skip_block_comment();
    if (is_ruby() && rest().starts_with("__END__")) at_ = text_.size();
  }

  void read_symbol() {
    const char c = take();
    const bool counts = !(is_ruby() && (c == '{' || c == '}'));  // may be a block of statements
    if (counts && (c == '(' || c == '[' || c == '{')) ++depth_;
    if (counts && (c == ')' || c == ']' || c == '}') && depth_ > 0) --depth_;
    add(Kind::symbol, std::string(1, c), line_);
  }

  void read_word() {
    const std::size_t first = at_;
    while (at_ < text_.size() && is_word_byte(text_[at_])) ++at_;
    const std::string_view word = text_.substr(first, at_ - first);
    const bool is_prefix = language_ == ScriptLanguage::python && word.size() <= 2 &&
                           word.find_first_not_of("rbufRBUF") == std::string_view::npos;
    if (is_prefix && (peek() == '"' || peek() == '\'')) return read_string(to_lower_ascii(word));
    add(Kind::word, std::string(word), line_);
  }

  void read_string(std::string_view prefix) {
    const char quote = peek();
    const bool is_long = !is_ruby() && peek(1) == quote && peek(2) == quote;
    at_ += is_long ? 3 : 1;
    read_quoted(quote, quote, is_long, prefix.find('r') == std::string_view::npos,
                prefix.find('f') != std::string_view::npos || (is_ruby() && quote == '"'));
  }

  /// Reads to the closing quote. `interpolates`: "{" (Python) or "#{" (Ruby) computes something.
  void read_quoted(char open, char close, bool is_long, bool has_escapes, bool interpolates) {
    const std::uint32_t line = line_;
    std::string out;
    bool is_literal = true;
    std::size_t nested = 0;
    while (at_ < text_.size()) {
      const char c = peek();
      if (c == close && (is_long ? peek(1) == close && peek(2) == close : nested == 0)) {
        at_ += is_long ? 3 : 1;
        return add(Kind::text, std::move(out), line, is_literal);
      }
      if (c == '\n' && !is_long && !is_ruby()) break;  // never closed: the line's end is the best guess
      if (c == '\\' && at_ + 1 < text_.size()) {
        read_escape(has_escapes, out);
        continue;
      }
      if (interpolates && c == (is_ruby() ? '#' : '{') && (!is_ruby() || peek(1) == '{')) is_literal = false;
      if (open != close && c == open) ++nested;
      if (open != close && c == close) --nested;
      out += take();
    }
    add(Kind::text, std::move(out), line, false);
  }

  void read_escape(bool has_escapes, std::string& out) {
    const char slash = take();
    const char c = take();
    if (!has_escapes) {
      out += slash;
      out += c;
    } else if (c == 'n' || c == 't') {
      out += c == 'n' ? '\n' : '\t';
    } else if (c != '\n') {
      if (c != '\\' && c != '"' && c != '\'') out += slash;
      out += c;
    }
  }

  /// "%q{...}", "%w[...]", "<<~EOS", "/.../": true if one was read.
  bool read_ruby_special() {
    if (peek() == '%') return read_percent();
    if (peek() == '<' && peek(1) == '<') return read_heredoc();
    if (peek() == '/' && can_start_regex()) {
      constexpr std::size_t most_regex_bytes = 4096;
      const std::size_t limit = std::min(at_ + most_regex_bytes, text_.size());
      std::size_t end = at_ + 1;
      while (end < limit && text_[end] != '/' && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
      if (end >= limit || text_[end] != '/') return false;
      at_ = end + 1;
      add(Kind::text, "", line_, false);
      return true;
    }
    return false;
  }
  bool can_start_regex() const {
    if (tokens_.empty()) return true;
    const ScriptToken& last = tokens_.back();
    return last.kind == Kind::symbol && std::string_view("(,=~[|&!{").find(last.text) != std::string_view::npos;
  }

  bool read_percent() {
    const char form = peek(1);
    const bool has_form = std::string_view("qQwWiI").find(form) != std::string_view::npos && form != '\0';
    const char open = peek(has_form ? 2 : 1);
    if (std::string_view("([{<|!/").find(open) == std::string_view::npos || open == '\0') return false;
    if (!has_form && !tokens_.empty() && tokens_.back().kind != Kind::symbol) return false;  // a remainder
    at_ += has_form ? 3 : 2;
    read_quoted(open, closing_of(open), false, false, form != 'q' && form != 'w' && form != 'i');
    if (form == 'w' || form == 'W' || form == 'i' || form == 'I') spread_words();
    return true;
  }

  void spread_words() {
    ScriptToken all = std::move(tokens_.back());
    tokens_.pop_back();
    std::ranges::replace_if(
        all.text, [](char c) { return c == '\n' || c == '\t'; }, ' ');
    add(Kind::symbol, "[", all.line);
    for (const std::string_view word : split(all.text, ' ')) {
      if (word.empty()) continue;
      add(Kind::text, std::string(word), all.line, all.is_literal);
      add(Kind::symbol, ",", all.line);
    }
    add(Kind::symbol, "]", all.line);
  }

  bool read_heredoc() {
    std::size_t at = at_ + 2;
    if (at < text_.size() && (text_[at] == '~' || text_[at] == '-')) ++at;
    const char quote = at < text_.size() && (text_[at] == '"' || text_[at] == '\'') ? text_[at] : '\0';
    if (quote != '\0') ++at;
    std::size_t end = at;
    while (end < text_.size() && is_word_byte(text_[end])) ++end;
    if (end == at || !(text_[at] >= 'A' && text_[at] <= 'Z')) return false;
    heredocs_.emplace_back(text_.substr(at, end - at));
    at_ = end + (quote != '\0' && end < text_.size() && text_[end] == quote ? 1 : 0);
    add(Kind::text, "", line_, false);
    return true;
  }

  void skip_heredocs() {
    for (const std::string& name : heredocs_) {
      while (at_ < text_.size()) {
        const std::size_t first = at_;
        skip_to_line_end();
        const std::string_view line = trim(text_.substr(first, at_ - first));
        if (at_ < text_.size()) take();
        if (line == name) break;
      }
    }
    heredocs_.clear();
  }
  void skip_block_comment() {
    const std::size_t end = std::min(text_.find("\n=end", at_), text_.size());
    line_ += static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                   text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    at_ = end;
    if (at_ < text_.size()) take();
    skip_to_line_end();
  }

  std::string_view text_;
  ScriptLanguage language_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t depth_ = 0;
  std::vector<std::string> heredocs_;  ///< begun on this line
  std::vector<ScriptToken> tokens_;
};

/// Behind a whole value. "'MIT' if ..." (Ruby) ends it too, but "'MIT' if ... else ..." (Python) chooses.
bool ends_value(const std::vector<ScriptToken>& tokens, std::size_t at) {
  if (tokens[at].kind == Kind::symbol) return std::string_view(",)]};").find(tokens[at].text) != std::string_view::npos;
  if (tokens[at].is_word("or") || tokens[at].is_word("and") || tokens[at].is_word("for")) return false;
  if (!tokens[at].is_word("if")) return true;
  constexpr std::size_t most_tokens = 100;
  for (std::size_t i = at; i < tokens.size() && i < at + most_tokens && tokens[i].kind != Kind::line_end; ++i) {
    if (tokens[i].is_word("else")) return false;
  }
  return true;
}

/// Neighbouring strings are one string.
bool read_joined(const std::vector<ScriptToken>& tokens, std::size_t& at, ScriptValue& value) {
  ScriptToken joined = tokens[at];
  for (++at; at < tokens.size() && tokens[at].kind == Kind::text; ++at) {
    joined.text += tokens[at].text;
    joined.is_literal = joined.is_literal && tokens[at].is_literal;
  }
  if (at + 1 < tokens.size() && tokens[at].is_symbol(".") && tokens[at + 1].is_word("freeze")) at += 2;
  value.texts.push_back(std::move(joined));
  return value.texts.back().is_literal;
}

bool read_list(const std::vector<ScriptToken>& tokens, std::size_t& at, ScriptValue& value, bool joins) {
  ++at;
  bool is_literal = true;
  while (at < tokens.size() && !tokens[at].is_symbol("]") && !tokens[at].is_symbol(")")) {
    if (tokens[at].kind == Kind::text) {
      if (joins) {
        is_literal = read_joined(tokens, at, value) && is_literal;
      } else {
        value.texts.push_back(tokens[at]);
        is_literal = tokens[at++].is_literal && is_literal;
      }
      continue;
    }
    if (tokens[at].kind != Kind::line_end && !tokens[at].is_symbol(",")) is_literal = false;
    if (!is_literal) return false;
    ++at;
  }
  if (at < tokens.size()) ++at;
  return is_literal;
}

}  // namespace

std::vector<ScriptToken> script_tokens(std::string_view text, ScriptLanguage language) {
  return Lexer(text, language).run();
}

ScriptValue read_script_value(const std::vector<ScriptToken>& tokens, std::size_t at, bool joins) {
  ScriptValue value;
  value.end = at;
  if (at >= tokens.size()) return value;
  if (tokens[at].kind == Kind::text) {
    value.is_literal = read_joined(tokens, value.end, value);
  } else if (tokens[at].is_symbol("[") || tokens[at].is_symbol("(")) {
    value.is_literal = read_list(tokens, value.end, value, joins);
  }
  if (value.end < tokens.size() && !ends_value(tokens, value.end)) value.is_literal = false;
  return value;
}

}  // namespace sluice
