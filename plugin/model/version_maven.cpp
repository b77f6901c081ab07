// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Maven's version order (POM reference, "Version Order Specification"). A version is a list of numbers and words whose
// last item may be another list; '-' and each change between digits and letters begin that list. So the lists form one
// chain, which is kept flat here and compared without recursion.
#include "base/text.hpp"
#include "model/version_schemes.hpp"

#include <algorithm>
#include <string>

namespace sluice {
namespace {

using Order = std::strong_ordering;

/// A number, or a word with its rank: 0 alpha, 1 beta, 2 milestone, 3 rc, 4 snapshot, 5 release, 6 sp, 7 any other.
struct Item {
  bool is_number = false;
  int rank = 5;
  std::string_view text;  ///< digits, or a word of rank 7
};

using List = std::vector<Item>;
using Version = std::vector<List>;  ///< each list's last item is the list behind it

struct Word {
  std::string_view text;
  int rank;
};

constexpr int release_rank = 5;
constexpr Word words[] = {{"alpha", 0}, {"beta", 1}, {"milestone", 2}, {"rc", 3},      {"cr", 3}, {"snapshot", 4},
                          {"", 5},      {"ga", 5},   {"final", 5},     {"release", 5}, {"sp", 6}};

Item word_item(std::string_view text, bool is_before_digit) {
  if (is_before_digit && text == "a") return {false, 0, {}};
  if (is_before_digit && text == "b") return {false, 1, {}};
  if (is_before_digit && text == "m") return {false, 2, {}};
  for (const Word& word : words) {
    if (word.text == text) return {false, word.rank, {}};
  }
  return {false, 7, text};
}

bool is_null(const Item& item) {
  if (item.is_number) return item.text.find_first_not_of('0') == std::string_view::npos;
  return item.rank == release_rank;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { lists_.emplace_back(); }

  Version parse() {
    for (; at_ < text_.size(); ++at_) take(text_[at_]);
    if (start_ < text_.size()) add(false);
    normalize();
    return std::move(lists_);
  }

 private:
  void take(char c) {
    if (c == '.' || c == '-') {
      at_ == start_ ? lists_.back().push_back({true, 0, {}}) : add(false);
      start_ = at_ + 1;
      if (c == '-') lists_.emplace_back();
      return;
    }
    if (is_digit(c) != is_digits_ && at_ > start_) {
      add(is_digit(c));
      start_ = at_;
      lists_.emplace_back();
    }
    is_digits_ = is_digit(c);
  }

  /// Adds what lies between start_ and at_.
  void add(bool is_before_digit) {
    const std::string_view text = text_.substr(start_, at_ - start_);
    lists_.back().push_back(is_digits_ ? Item{true, 0, text} : word_item(text, is_before_digit));
  }

  /// Drops what says nothing from the ends of lists, innermost first; a list with nothing in it says nothing.
  void normalize() {
    bool is_last = true;
    for (std::size_t i = lists_.size(); i-- > 0;) {
      List& list = lists_[i];
      while (!list.empty() && is_null(list.back())) list.pop_back();
      if (list.empty() && is_last && i > 0)
        lists_.pop_back();
      else
        is_last = false;
    }
  }

  std::string_view text_;
  Version lists_;
  std::size_t at_ = 0, start_ = 0;
  bool is_digits_ = false;
};

Order compare_with_nothing(const Item& item) {
  if (item.is_number) return is_null(item) ? Order::equal : Order::greater;
  return item.rank <=> release_rank;
}

Order compare_items(const Item& a, const Item& b) {
  if (a.is_number && b.is_number) return compare_digits(a.text, b.text);
  if (a.is_number != b.is_number) return a.is_number ? Order::greater : Order::less;
  return a.rank != b.rank ? a.rank <=> b.rank : compare_bytes(a.text, b.text);
}

/// The order of the items from `from` on of list `level`, and of the lists behind it, against nothing at all.
Order compare_rest_with_nothing(const Version& version, std::size_t level, std::size_t from) {
  for (; level < version.size(); ++level, from = 0) {
    for (; from < version[level].size(); ++from) {
      if (const Order order = compare_with_nothing(version[level][from]); order != 0) return order;
    }
  }
  return Order::equal;
}

Order reversed(Order order) { return 0 <=> order; }

/// A number is above a list, which is above a word.
Order compare_item_with_list(const Item& item) { return item.is_number ? Order::greater : Order::less; }

Order compare(const Version& a, const Version& b) {
  for (std::size_t level = 0;; ++level) {
    const bool has_left = level < a.size(), has_right = level < b.size();
    if (!has_left || !has_right) {
      if (has_left) return compare_rest_with_nothing(a, level, 0);
      return has_right ? reversed(compare_rest_with_nothing(b, level, 0)) : Order::equal;
    }
    const List &left = a[level], &right = b[level];
    const std::size_t both = std::min(left.size(), right.size());
    for (std::size_t i = 0; i < both; ++i) {
      if (const Order order = compare_items(left[i], right[i]); order != 0) return order;
    }
    if (left.size() > both) {
      if (level + 1 < b.size()) return compare_item_with_list(left[both]);
      return compare_rest_with_nothing(a, level, both);
    }
    if (right.size() > both) {
      if (level + 1 < a.size()) return reversed(compare_item_with_list(right[both]));
      return reversed(compare_rest_with_nothing(b, level, both));
    }
  }
}

}  // namespace

VersionOrder compare_maven(std::string_view a, std::string_view b) {
  if (trim(a).empty() || trim(b).empty()) return std::nullopt;
  const std::string left = to_lower_ascii(a), right = to_lower_ascii(b);
  return compare(Parser(left).parse(), Parser(right).parse());
}

}  // namespace sluice
