// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// An order of versions for policies: semver 2.0.0 clause 11, with the dotted numbers and release letters that C and
// C++ libraries use. It makes no claim to be any package manager's order.
#include "checks/version.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace sluice {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

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
    const std::string_view run = take(was_number_ ? is_digit : is_letter);
    if (was_number_) return {PartKind::number, run.substr(std::min(run.find_first_not_of('0'), run.size()))};
    const bool is_release = is_glued && run.size() == 1 && rest_.empty();
    return {is_release ? PartKind::release_letter : PartKind::word, run};
  }

 private:
  std::string_view take(bool (*belongs)(char)) {
    const std::size_t size = static_cast<std::size_t>(std::ranges::find_if_not(rest_, belongs) - rest_.begin());
    const std::string_view run = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return run;
  }

  std::string_view rest_;
  bool was_number_ = false;
};

int compare_text(std::string_view a, std::string_view b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (lower(a[i]) != lower(b[i])) return lower(a[i]) < lower(b[i]) ? -1 : 1;
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

int compare_numbers(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return compare_text(a, b);
}

/// Behind a pre-release word the order is: absent, number, word.
int rank(PartKind kind, bool in_pre_release) {
  if (!in_pre_release) return static_cast<int>(kind);
  return kind == PartKind::none ? 0 : kind == PartKind::number ? 1 : 2;
}

int compare_parts(const Part& a, const Part& b, bool in_pre_release) {
  if (a.kind == b.kind)
    return a.kind == PartKind::number ? compare_numbers(a.text, b.text) : compare_text(a.text, b.text);
  const bool is_zero = !in_pre_release && a.text.empty() && b.text.empty();  // an absent number is zero
  if (is_zero) return 0;
  return rank(a.kind, in_pre_release) < rank(b.kind, in_pre_release) ? -1 : 1;
}

}  // namespace

std::string_view plain_version(std::string_view version) {
  version = trim(version);
  const bool has_mark = version.size() > 1 && lower(version[0]) == 'v' && is_digit(version[1]);
  if (has_mark) version.remove_prefix(1);
  return version.substr(0, version.find('+'));
}

bool is_version(std::string_view text) { return std::ranges::any_of(text, is_digit); }

int compare_versions(std::string_view a, std::string_view b) {
  Parts left(plain_version(a)), right(plain_version(b));
  bool in_pre_release = false;
  while (true) {
    const Part x = left.next(), y = right.next();
    if (x.kind == PartKind::none && y.kind == PartKind::none) return 0;
    if (const int order = compare_parts(x, y, in_pre_release); order != 0) return order;
    in_pre_release = in_pre_release || x.kind == PartKind::word;
  }
}

VersionRange::VersionRange(std::string_view text) {
  struct Spelling {
    std::string_view text;
    Op op;
  };
  constexpr Spelling spellings[] = {{">=", Op::at_least}, {"<=", Op::at_most}, {">", Op::greater},
                                    {"<", Op::less},      {"==", Op::equal},   {"=", Op::equal}};
  for (const std::string_view part : split(text, ',')) {
    Bound bound{Op::equal, trim(part)};
    for (const Spelling& spelling : spellings) {
      if (!bound.version.starts_with(spelling.text)) continue;
      bound = {spelling.op, trim(bound.version.substr(spelling.text.size()))};
      break;
    }
    bounds_.push_back(bound);
  }
}

bool VersionRange::contains(std::string_view version) const {
  return std::ranges::all_of(bounds_, [&](const Bound& bound) {
    const bool is_bound = !bound.version.empty() && (is_digit(bound.version[0]) || is_letter(bound.version[0]));
    if (!is_bound) return false;  // an operator that there is not
    const int order = compare_versions(version, bound.version);
    switch (bound.op) {
      case Op::equal:
        return order == 0;
      case Op::less:
        return order < 0;
      case Op::at_most:
        return order <= 0;
      case Op::greater:
        return order > 0;
      case Op::at_least:
        return order >= 0;
    }
    return false;
  });
}

}  // namespace sluice
