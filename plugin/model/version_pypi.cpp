// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// PEP 440: epoch, release, pre-, post- and development release and local version, in any of the spellings that its
// section "Normalization" takes.
#include "base/text.hpp"
#include "model/version_schemes.hpp"

#include <utility>

namespace sluice {
namespace {

using Order = std::strong_ordering;

struct Version {
  std::string_view epoch;
  std::vector<std::string_view> release;
  int pre_kind = 0;  ///< 1 alpha, 2 beta, 3 release candidate
  std::string_view pre;
  std::optional<std::string_view> post, dev;
  std::string_view local;
};

struct Word {
  std::string_view text;
  int kind;
};

// Longer words stand before their own beginnings.
constexpr Word pre_words[] = {{"alpha", 1}, {"a", 1},       {"beta", 2}, {"b", 2},
                              {"rc", 3},    {"preview", 3}, {"pre", 3},  {"c", 3}};
constexpr Word post_words[] = {{"post", 1}, {"rev", 1}, {"r", 1}};
constexpr Word dev_words[] = {{"dev", 1}};

bool is_separator(char c) { return c == '-' || c == '_' || c == '.'; }
bool is_local_byte(char c) { return is_alnum(c) || is_separator(c); }

/// "[-_.]WORD[-_.]NUMBER", of which only the word must be there: its kind, or 0 and nothing is cut off.
template <std::size_t n>
int take_phase(std::string_view& text, const Word (&words)[n], std::string_view& number) {
  std::string_view rest = text;
  if (!rest.empty() && is_separator(rest.front())) rest.remove_prefix(1);
  for (const Word& word : words) {
    if (!rest.starts_with(word.text)) continue;
    rest.remove_prefix(word.text.size());
    if (rest.size() > 1 && is_separator(rest[0]) && is_digit(rest[1])) rest.remove_prefix(1);
    number = take_while(rest, is_digit);
    text = rest;
    return word.kind;
  }
  return 0;
}

bool take_release(std::string_view& text, Version& version) {
  if (text.starts_with('v')) text.remove_prefix(1);
  std::string_view number = take_while(text, is_digit);
  if (text.starts_with('!')) {
    if (number.empty()) return false;
    version.epoch = number;
    text.remove_prefix(1);
    number = take_while(text, is_digit);
  }
  if (number.empty()) return false;
  version.release.push_back(number);
  while (text.size() > 1 && text[0] == '.' && is_digit(text[1])) {
    text.remove_prefix(1);
    version.release.push_back(take_while(text, is_digit));
  }
  return true;
}

bool is_local_version(std::string_view text) {
  if (!is_all(text, is_local_byte) || !is_alnum(text.front()) || !is_alnum(text.back())) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (is_separator(text[i]) && is_separator(text[i - 1])) return false;
  }
  return true;
}

std::optional<Version> parse(std::string_view text) {
  Version version;
  if (!take_release(text, version)) return std::nullopt;
  std::string_view number;
  version.pre_kind = take_phase(text, pre_words, version.pre);
  if (text.size() > 1 && text[0] == '-' && is_digit(text[1])) {
    text.remove_prefix(1);
    version.post = take_while(text, is_digit);
  } else if (take_phase(text, post_words, number) != 0) {
    version.post = number;
  }
  if (take_phase(text, dev_words, number) != 0) version.dev = number;
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (!is_local_version(text)) return std::nullopt;
    version.local = std::exchange(text, {});
  }
  if (!text.empty()) return std::nullopt;
  return version;
}

/// A development release of the release itself sorts before its pre-releases, which sort before it.
int phase(const Version& version) {
  if (version.pre_kind != 0) return version.pre_kind;
  return !version.post && version.dev ? 0 : 4;
}

std::vector<std::string_view> local_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    parts.push_back(take_while(text, is_alnum));
    if (!text.empty()) text.remove_prefix(1);
  }
  return parts;
}

/// In local versions a number is greater than a word.
Order compare_local(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> left = local_parts(a), right = local_parts(b);
  for (std::size_t i = 0; i < left.size() && i < right.size(); ++i) {
    const bool is_number = is_all(left[i], is_digit), is_other_number = is_all(right[i], is_digit);
    if (is_number != is_other_number) return is_number ? Order::greater : Order::less;
    const Order order = is_number ? compare_digits(left[i], right[i]) : compare_bytes(left[i], right[i]);
    if (order != 0) return order;
  }
  return left.size() <=> right.size();
}

/// Absent is less for a post-release, and greater for a development release.
Order compare_optional(const std::optional<std::string_view>& a, const std::optional<std::string_view>& b,
                       bool is_absent_less) {
  if (a && b) return compare_digits(*a, *b);
  if (a.has_value() == b.has_value()) return Order::equal;
  return a.has_value() == is_absent_less ? Order::greater : Order::less;
}

Order compare(const Version& a, const Version& b) {
  if (const Order order = compare_digits(a.epoch, b.epoch); order != 0) return order;
  if (const Order order = compare_number_lists(a.release, b.release, true); order != 0) return order;
  if (phase(a) != phase(b)) return phase(a) <=> phase(b);
  if (const Order order = compare_digits(a.pre, b.pre); order != 0) return order;
  if (const Order order = compare_optional(a.post, b.post, true); order != 0) return order;
  if (const Order order = compare_optional(a.dev, b.dev, false); order != 0) return order;
  return compare_local(a.local, b.local);
}

}  // namespace

VersionOrder compare_pypi(std::string_view a, std::string_view b) {
  const std::string left = to_lower_ascii(trim(a)), right = to_lower_ascii(trim(b));
  return compare_parsed(std::string_view(left), std::string_view(right), parse, compare);
}

}  // namespace sluice
