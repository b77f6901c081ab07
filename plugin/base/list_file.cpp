// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/list_file.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace sluice {
namespace {

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  std::uint32_t line() const { return line_; }
  char here() const { return at_end() ? '\0' : text_[at_]; }

  void step(std::size_t count = 1) {
    for (; count > 0 && !at_end(); --count) {
      if (text_[at_++] == '\n') ++line_;
    }
  }

  /// Steps over blanks and comments.
  void skip_space() {
    while (!at_end()) {
      if (here() == '#') {
        const std::size_t bracket = bracket_length(at_ + 1);
        bracket > 0 ? step(1 + bracket) : step(std::min(text_.find('\n', at_), text_.size()) - at_);
      } else if (here() == ' ' || here() == '\t' || here() == '\r' || here() == '\n' || here() == ';') {
        step();
      } else {
        return;
      }
    }
  }

  std::string_view take_name() {
    const std::size_t start = at_;
    while (!at_end() && is_name(here())) ++at_;
    return text_.substr(start, at_ - start);
  }

  /// The next argument; parentheses come as arguments of their own.
  std::string_view take_argument() {
    const std::size_t start = at_;
    if (const std::size_t bracket = bracket_length(at_); bracket > 0) {
      step(bracket);
      return text_.substr(start, bracket);
    }
    if (here() == '"') {
      for (step(); !at_end() && here() != '"'; step()) {
        if (here() == '\\') step();
      }
      step();
      return text_.substr(start + 1, std::max(at_, start + 2) - start - 2);
    }
    step();
    if (text_[start] == '(' || text_[start] == ')') return text_.substr(start, 1);
    while (!at_end() && std::string_view(" \t\r\n;()#\"").find(here()) == std::string_view::npos) step();
    return text_.substr(start, at_ - start);
  }

 private:
  /// Length of `[==[ ... ]==]` at a place; 0 if none is there. One that does not end reaches to the end of the text.
  std::size_t bracket_length(std::size_t at) const {
    if (at >= text_.size() || text_[at] != '[') return 0;
    const std::size_t second = text_.find_first_not_of('=', at + 1);
    if (second == std::string_view::npos || text_[second] != '[') return 0;
    const std::string close = "]" + std::string(text_.substr(at + 1, second - at - 1)) + "]";
    const std::size_t end = text_.find(close, second);
    return (end == std::string_view::npos ? text_.size() : end + close.size()) - at;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

/// Reads the arguments behind an opening parenthesis, up to the one that closes it.
std::vector<std::string> take_arguments(Scanner& scanner) {
  std::vector<std::string> arguments;
  std::size_t depth = 1;
  for (scanner.skip_space(); !scanner.at_end(); scanner.skip_space()) {
    const std::string_view argument = scanner.take_argument();
    if (argument == "(") ++depth;
    if (argument == ")" && --depth == 0) break;
    arguments.emplace_back(argument);
  }
  return arguments;
}

std::string key_of(std::string_view command, std::string_view first) { return to_lower_ascii(command) + "\n" + std::string(first); }

}  // namespace

ListFile::ListFile(std::string_view text) {
  Scanner scanner(text);
  for (scanner.skip_space(); !scanner.at_end(); scanner.skip_space()) {
    const std::uint32_t line = scanner.line();
    const std::string_view name = scanner.take_name();
    scanner.skip_space();
    if (name.empty() || scanner.here() != '(') {
      if (name.empty()) scanner.step();
      continue;
    }
    scanner.step();
    Call call{line, take_arguments(scanner)};
    by_command_[to_lower_ascii(name)].push_back(calls_.size());
    if (!call.arguments.empty()) by_first_[key_of(name, call.arguments.front())].push_back(calls_.size());
    calls_.push_back(std::move(call));
  }
}

std::vector<const ListFile::Call*> ListFile::find_calls(std::string_view command) const {
  std::vector<const Call*> out;
  const auto found = by_command_.find(to_lower_ascii(command));
  if (found == by_command_.end()) return out;
  for (const std::size_t at : found->second) out.push_back(&calls_[at]);
  return out;
}

std::uint32_t ListFile::find_call(std::string_view command, std::string_view first, std::string_view other) const {
  const auto& index = first.empty() ? by_command_ : by_first_;
  const auto found = index.find(first.empty() ? to_lower_ascii(command) : key_of(command, first));
  if (found == index.end()) return 0;
  for (const std::size_t at : found->second) {
    const Call& call = calls_[at];
    if (other.empty() || std::ranges::find(call.arguments, other) != call.arguments.end()) return call.line;
  }
  return 0;
}

}  // namespace sluice
