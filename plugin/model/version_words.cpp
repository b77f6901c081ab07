// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Orders that take versions apart into numbers and words wherever digits and letters meet: Gem::Version of RubyGems,
// and PHP's version_compare, which Composer uses.
#include "base/text.hpp"
#include "model/version_schemes.hpp"

#include <algorithm>

namespace sluice {
namespace {

using Order = std::strong_ordering;
using Segments = std::vector<std::string_view>;

void drop_zeros(Segments& segments, std::size_t keep) {
  while (segments.size() > keep && segments.back().find_first_not_of('0') == std::string_view::npos)
    segments.pop_back();
}

/// Numbers and words; zeros before the first word and at the end say nothing. A '-' begins a pre-release.
std::optional<Segments> parse_gem(std::string_view text) {
  text = trim(text);
  if (text.empty()) text = "0";
  const auto is_part = [](char c) { return is_alnum(c) || c == '.' || c == '-'; };
  if (!is_digit(text.front()) || !is_all(text, is_part) || !is_alnum(text.back())) return std::nullopt;
  Segments segments;
  std::size_t first_word = std::string_view::npos;
  const auto add = [&](std::string_view segment) {
    if (!is_digit(segment.front()) && first_word == std::string_view::npos) {
      drop_zeros(segments, 0);
      first_word = segments.size();
    }
    segments.push_back(segment);
  };
  while (!text.empty()) {
    if (is_alnum(text.front())) {
      add(take_while(text, is_digit(text.front()) ? is_digit : is_letter));
      continue;
    }
    if (text.size() > 1 && !is_alnum(text[1]) && text[1] != '-') return std::nullopt;
    if (text.front() == '-') add("pre");
    text.remove_prefix(1);
  }
  drop_zeros(segments, first_word == std::string_view::npos ? 0 : first_word);
  return segments;
}

Order compare_gem_segments(const Segments& a, const Segments& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string_view left = i < a.size() ? a[i] : "0", right = i < b.size() ? b[i] : "0";
    const bool is_number = is_digit(left.front()), is_other_number = is_digit(right.front());
    if (is_number != is_other_number) return is_number ? Order::greater : Order::less;
    const Order order = is_number ? compare_digits(left, right) : compare_bytes(left, right);
    if (order != 0) return order;
  }
  return Order::equal;
}

std::optional<Segments> parse_php(std::string_view text) {
  text = trim(text);
  if (text.size() > 1 && to_lower(text[0]) == 'v' && is_digit(text[1])) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  const auto is_separator = [](char c) { return std::string_view(".-_+ ").find(c) != std::string_view::npos; };
  const auto is_word = [](char c) {
    return !is_digit(c) && std::string_view(".-_+ ").find(c) == std::string_view::npos;
  };
  Segments segments;
  while (!text.empty()) {
    take_while(text, is_separator);
    if (!text.empty()) segments.push_back(take_while(text, is_digit(text.front()) ? is_digit : is_word));
  }
  return segments;
}

/// Words in PHP's order by how they begin, with numbers and "#" between release candidates and patch levels; others
/// are below all.
int php_rank(std::string_view word) {
  struct Word {
    std::string_view text;
    int rank;
  };
  constexpr Word words[] = {{"dev", 1}, {"a", 2}, {"b", 3}, {"RC", 4}, {"rc", 4}, {"#", 5}, {"p", 6}};
  if (is_digit(word.front())) return 5;
  const auto found = std::ranges::find_if(words, [word](const Word& one) { return word.starts_with(one.text); });
  return found == std::end(words) ? 0 : found->rank;
}

Order compare_php_segments(const Segments& a, const Segments& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const bool has_left = i < a.size(), has_right = i < b.size();
    if (has_left && has_right && is_digit(a[i].front()) && is_digit(b[i].front())) {
      if (const Order order = compare_digits(a[i], b[i]); order != 0) return order;
      continue;
    }
    const int left = has_left ? php_rank(a[i]) : 5, right = has_right ? php_rank(b[i]) : 5;
    if (left != right) return left <=> right;
    if (!has_left && is_digit(b[i].front())) return Order::less;
    if (!has_right && is_digit(a[i].front())) return Order::greater;
  }
  return Order::equal;
}

}  // namespace

VersionOrder compare_gem(std::string_view a, std::string_view b) {
  return compare_parsed(a, b, parse_gem, compare_gem_segments);
}

VersionOrder compare_composer(std::string_view a, std::string_view b) {
  return compare_parsed(a, b, parse_php, compare_php_segments);
}

}  // namespace sluice
