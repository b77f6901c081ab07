// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// apk-package(5), and Gentoo's Package Manager Specification 8 section 3.3, from which it comes: dotted numbers, a
// letter, suffixes as "_rc1" and a revision as "-r2".
#include "model/version_schemes.hpp"

namespace sluice {
namespace {

using Order = std::strong_ordering;

/// In the order that decides between versions of which one goes on with another kind of token.
enum class TokenKind : std::uint8_t { number, letter, suffix, suffix_number, hash, revision, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;
  int rank = 0;  ///< of a suffix; below zero before the release
};

struct Suffix {
  std::string_view text;
  int rank;
};

constexpr Suffix suffixes[] = {{"alpha", -4}, {"beta", -3}, {"pre", -2}, {"rc", -1}, {"cvs", 1},
                               {"svn", 2},    {"git", 3},   {"hg", 4},   {"p", 5}};

enum class Flavor : std::uint8_t { alpine, gentoo };

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Flavor flavor) : rest_(text), flavor_(flavor) {}

  std::optional<std::vector<Token>> run() {
    if (!take_numbers()) return std::nullopt;
    if (!rest_.empty() && is_lower(rest_.front())) add(TokenKind::letter, rest_.substr(0, 1), 1);
    while (rest_.starts_with('_')) {
      if (!take_suffix()) return std::nullopt;
    }
    if (flavor_ == Flavor::alpine && rest_.starts_with('~')) {
      rest_.remove_prefix(1);
      const std::string_view hash = take_while(rest_, [](char c) { return hex_value(c) >= 0 && !is_upper(c); });
      if (hash.empty()) return std::nullopt;
      tokens_.push_back({TokenKind::hash, hash, 0});
    }
    if (rest_.starts_with("-r")) {
      rest_.remove_prefix(2);
      const std::string_view number = take_while(rest_, is_digit);
      if (number.empty()) return std::nullopt;
      tokens_.push_back({TokenKind::revision, number, 0});
    } else if (flavor_ == Flavor::gentoo) {
      tokens_.push_back({TokenKind::revision, {}, 0});
    }
    tokens_.push_back({});
    if (!rest_.empty()) return std::nullopt;
    return std::move(tokens_);
  }

 private:
  void add(TokenKind kind, std::string_view text, std::size_t size) {
    tokens_.push_back({kind, text, 0});
    rest_.remove_prefix(size);
  }

  bool take_numbers() {
    while (true) {
      const std::string_view number = take_while(rest_, is_digit);
      if (number.empty()) return false;
      tokens_.push_back({TokenKind::number, number, 0});
      if (!rest_.starts_with('.')) return true;
      rest_.remove_prefix(1);
    }
  }

  bool take_suffix() {
    rest_.remove_prefix(1);
    const std::string_view word = take_while(rest_, is_lower);
    for (const Suffix& suffix : suffixes) {
      if (suffix.text != word) continue;
      tokens_.push_back({TokenKind::suffix, word, suffix.rank});
      const std::string_view number = take_while(rest_, is_digit);
      if (!number.empty() || flavor_ == Flavor::gentoo) tokens_.push_back({TokenKind::suffix_number, number, 0});
      return true;
    }
    return false;
  }

  std::string_view rest_;
  Flavor flavor_;
  std::vector<Token> tokens_;
};

std::string_view without_last_zeros(std::string_view digits) {
  return digits.substr(0, digits.find_last_not_of('0') + 1);
}

/// Behind the first number one with a leading zero compares as a fraction does.
Order compare_numbers(std::string_view a, std::string_view b, bool is_first, Flavor flavor) {
  const bool is_fraction = !is_first && (a.starts_with('0') || b.starts_with('0'));
  if (!is_fraction) return compare_digits(a, b);
  return flavor == Flavor::gentoo ? compare_bytes(without_last_zeros(a), without_last_zeros(b)) : compare_bytes(a, b);
}

Order compare_tokens(const Token& a, const Token& b, bool is_first, Flavor flavor) {
  switch (a.kind) {
    case TokenKind::number:
      return compare_numbers(a.text, b.text, is_first, flavor);
    case TokenKind::suffix:
      return a.rank <=> b.rank;
    case TokenKind::suffix_number:
    case TokenKind::revision:
      return compare_digits(a.text, b.text);
    case TokenKind::letter:
    case TokenKind::hash:
      return compare_bytes(a.text, b.text);
    case TokenKind::end:
      return Order::equal;
  }
  return Order::equal;
}

/// What goes on is newer, unless with a suffix from before the release.
Order compare_kinds(const Token& a, const Token& b) {
  if (a.kind == TokenKind::suffix && a.rank < 0) return Order::less;
  if (b.kind == TokenKind::suffix && b.rank < 0) return Order::greater;
  return b.kind <=> a.kind;
}

VersionOrder compare(std::string_view a, std::string_view b, Flavor flavor) {
  const auto parse = [flavor](std::string_view text) { return Tokenizer(text, flavor).run(); };
  return compare_parsed(a, b, parse, [flavor](const std::vector<Token>& left, const std::vector<Token>& right) {
    for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
      if (left[i].kind != right[i].kind) return compare_kinds(left[i], right[i]);
      if (const Order order = compare_tokens(left[i], right[i], i == 0, flavor); order != 0) return order;
    }
    return Order::equal;
  });
}

}  // namespace

VersionOrder compare_apk(std::string_view a, std::string_view b) { return compare(a, b, Flavor::alpine); }

VersionOrder compare_gentoo(std::string_view a, std::string_view b) { return compare(a, b, Flavor::gentoo); }

}  // namespace sluice
