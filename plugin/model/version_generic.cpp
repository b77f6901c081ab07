// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The order for what no package manager owns: semver 2.0.0 clause 11, with the dotted numbers and release letters that
// C and C++ libraries use.
#include "model/version_generic.hpp"

#include "base/text.hpp"
#include "model/version_schemes.hpp"

#include <algorithm>

namespace sluice {
namespace {

using Order = std::strong_ordering;

/// Ordered as they sort before a pre-release begins.
enum class PartKind : std::uint8_t { word, none, number, release_letter };

struct Part {
  PartKind kind = PartKind::none;
  std::string_view text;  ///< a number is without leading zeros, so zero is empty
};

/// Takes a version apart, one run of digits or letters at a time.
class Parts {
 public:
  explicit Parts(std::string_view version) : rest_(version) {}

  Part next() {
    const bool is_glued = was_number_ && !rest_.empty() && is_letter(rest_.front());
    while (!rest_.empty() && !is_digit(rest_.front()) && !is_letter(rest_.front())) rest_.remove_prefix(1);
    was_number_ = !rest_.empty() && is_digit(rest_.front());
    if (rest_.empty()) return {};
    const std::string_view run = take_while(rest_, was_number_ ? is_digit : is_letter);
    if (was_number_) return {PartKind::number, run.substr(std::min(run.find_first_not_of('0'), run.size()))};
    const bool is_release = is_glued && run.size() == 1 && rest_.empty();
    return {is_release ? PartKind::release_letter : PartKind::word, run};
  }

 private:
  std::string_view rest_;
  bool was_number_ = false;
};

/// Behind a pre-release word the order is: absent, number, word.
int rank(PartKind kind, bool in_pre_release) {
  if (!in_pre_release) return static_cast<int>(kind);
  return kind == PartKind::none ? 0 : kind == PartKind::number ? 1 : 2;
}

Order compare_parts(const Part& a, const Part& b, bool in_pre_release) {
  if (a.kind == b.kind)
    return a.kind == PartKind::number ? compare_digits(a.text, b.text) : compare_folded(a.text, b.text);
  const bool is_zero = !in_pre_release && a.text.empty() && b.text.empty();  // an absent number is zero
  if (is_zero) return Order::equal;
  return rank(a.kind, in_pre_release) <=> rank(b.kind, in_pre_release);
}

}  // namespace

std::string_view plain_version(std::string_view version) {
  version = trim(version);
  const bool has_mark = version.size() > 1 && to_lower(version[0]) == 'v' && is_digit(version[1]);
  if (has_mark) version.remove_prefix(1);
  return version.substr(0, version.find('+'));
}

VersionOrder compare_generic(std::string_view a, std::string_view b) {
  if (std::ranges::none_of(a, is_digit) || std::ranges::none_of(b, is_digit)) return std::nullopt;
  Parts left(plain_version(a)), right(plain_version(b));
  bool in_pre_release = false;
  while (true) {
    const Part x = left.next(), y = right.next();
    if (x.kind == PartKind::none && y.kind == PartKind::none) return Order::equal;
    if (const Order order = compare_parts(x, y, in_pre_release); order != 0) return order;
    in_pre_release = in_pre_release || x.kind == PartKind::word;
  }
}

}  // namespace sluice
