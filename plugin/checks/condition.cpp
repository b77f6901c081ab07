// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The condition trees of the kind `assert` (all, any, not, each, some, leaves), in three-valued logic.
#include "checks/condition.hpp"

#include "base/pattern.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sluice {
namespace {

using Op = Condition::Op;
using Test = Condition::Test;

bool is_number_text(std::string_view text) { return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }); }

int sign(std::int64_t value) { return value < 0 ? -1 : value > 0 ? 1 : 0; }

int compare_parts(std::string_view a, std::string_view b) {
  if (is_number_text(a) && is_number_text(b)) {
    const auto x = parse_uint(a), y = parse_uint(b);
    if (x && y) return *x < *y ? -1 : *x > *y ? 1 : 0;
  }
  return sign(a.compare(b));
}

std::vector<std::string_view> parts_of(std::string_view version) {
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(version, '.')) {
    const std::vector<std::string_view> pieces = split(part, '-');
    parts.insert(parts.end(), pieces.begin(), pieces.end());
  }
  return parts;
}

/// ">=1.2.0", "<2", "=1.0" or "1.0".
bool version_fits(std::string_view version, std::string_view wanted) {
  const std::size_t end = wanted.find_first_not_of("<>=");
  const std::string_view op = wanted.substr(0, end);
  const int order = compare_versions(version, trim(end == std::string_view::npos ? "" : wanted.substr(end)));
  if (op == ">=") return order >= 0;
  if (op == "<=") return order <= 0;
  if (op == ">") return order > 0;
  if (op == "<") return order < 0;
  return order == 0;
}

bool number_fits(const std::string& value, const Condition& leaf) {
  const auto number = parse_uint(value), bound = parse_uint(leaf.values.front());
  return number && bound && (leaf.test == Test::min ? *number >= *bound : *number <= *bound);
}

bool value_fits(const std::string& value, const Condition& leaf) {
  const auto any = [&](auto&& test) { return std::ranges::any_of(leaf.values, test); };
  switch (leaf.test) {
    case Test::is:
    case Test::in: return any([&](const std::string& one) { return one == value; });
    case Test::glob: return any([&](const std::string& one) { return Glob(one).matches(value); });
    case Test::regex: return any([&](const std::string& one) { return Pattern(one).matches(value); });
    case Test::min:
    case Test::max: return number_fits(value, leaf);
    case Test::version: return any([&](const std::string& one) { return version_fits(value, one); });
    case Test::present:
    case Test::equals_fact: return false;
  }
  return false;
}

Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

class Evaluator {
 public:
  explicit Evaluator(const Inventory& inventory) : inventory_(inventory) {}

  ConditionResult evaluate(const Condition& condition, const Subject& subject) const {
    switch (condition.op) {
      case Op::all: return combine(condition.parts, subject, Truth::no);
      case Op::any: return combine(condition.parts, subject, Truth::yes);
      case Op::none: return negate(condition, subject);
      case Op::each: return quantify(condition, subject, Truth::no);
      case Op::some: return quantify(condition, subject, Truth::yes);
      case Op::leaf: return judge_leaf(condition, subject);
    }
    return {};
  }

 private:
  /// `decides` ends it at once: no for all and each, yes for any and some. Else the first unknown, else the last result.
  static bool take(ConditionResult& total, ConditionResult part, Truth decides) {
    if (part.truth == decides) return total = std::move(part), true;
    const bool is_first = total.leaf == nullptr || (part.truth == Truth::unknown && total.truth != Truth::unknown);
    if (part.truth == Truth::unknown || total.truth != Truth::unknown) {
      if (is_first || total.truth != part.truth) total = std::move(part);
    }
    return false;
  }

  ConditionResult combine(const std::vector<Condition>& parts, const Subject& subject, Truth decides) const {
    ConditionResult total;
    total.truth = decides == Truth::no ? Truth::yes : Truth::no;
    for (const Condition& part : parts) {
      if (take(total, evaluate(part, subject), decides)) break;
    }
    return total;
  }

  ConditionResult quantify(const Condition& condition, const Subject& subject, Truth decides) const {
    ConditionResult total;
    total.truth = decides == Truth::no ? Truth::yes : Truth::no;
    total.subject = subject;
    const std::vector<Subject> items = items_of(inventory_, subject, condition.fact);
    if (items.empty() && decides == Truth::yes) return {Truth::no, &condition, condition.fact + " has no items", subject};
    for (const Subject& item : items) {
      for (const Condition& body : condition.parts) {
        if (take(total, evaluate(body, item), decides)) return total;
      }
    }
    return total;
  }

  ConditionResult negate(const Condition& condition, const Subject& subject) const {
    ConditionResult inner = evaluate(condition.parts.front(), subject);
    if (inner.truth == Truth::unknown) return inner;
    if (inner.truth == Truth::no) return {};
    return {Truth::no, &condition.parts.front(), "it holds: " + to_text(condition.parts.front()), subject};
  }

  ConditionResult judge_leaf(const Condition& leaf, const Subject& subject) const {
    const std::optional<std::string> value = find_fact(inventory_, subject, leaf.fact);
    const std::string seen = value ? fmt::format("{} is '{}'", leaf.fact, *value) : leaf.fact + " is not known";
    if (leaf.test == Test::present) return result(truth_of(value.has_value() == (leaf.values.empty() || leaf.values.front() == "true")), leaf, seen, subject);
    if (!value) return result(Truth::unknown, leaf, seen, subject);
    if (leaf.test != Test::equals_fact) return result(truth_of(value_fits(*value, leaf)), leaf, seen, subject);
    const std::optional<std::string> other = find_fact(inventory_, subject, leaf.values.front());
    if (!other) return result(Truth::unknown, leaf, leaf.values.front() + " is not known", subject);
    return result(truth_of(*value == *other), leaf, fmt::format("{} and {} is '{}'", seen, leaf.values.front(), *other), subject);
  }

  static ConditionResult result(Truth truth, const Condition& leaf, const std::string& seen, const Subject& subject) {
    if (truth == Truth::yes) return {};
    return {truth, &leaf, seen, subject};
  }

  const Inventory& inventory_;
};

constexpr std::string_view test_word(Test test) {
  constexpr std::string_view words[] = {"is", "in", "glob", "regex", "min", "max", "present", "version", "equals-fact"};
  return words[static_cast<std::size_t>(test)];
}

}  // namespace

ConditionResult evaluate(const Condition& condition, const Inventory& inventory, const Subject& subject) { return Evaluator(inventory).evaluate(condition, subject); }

int compare_versions(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> x = parts_of(a), y = parts_of(b);
  for (std::size_t i = 0; i < std::max(x.size(), y.size()); ++i) {
    if (i >= x.size()) return is_number_text(y[i]) ? (y[i].find_first_not_of('0') == std::string_view::npos ? 0 : -1) : 1;
    if (i >= y.size()) return is_number_text(x[i]) ? (x[i].find_first_not_of('0') == std::string_view::npos ? 0 : 1) : -1;
    if (const int order = compare_parts(x[i], y[i]); order != 0) return order;
  }
  return 0;
}

std::string to_text(const Condition& leaf) {
  if (leaf.op != Op::leaf) return leaf.fact.empty() ? "the condition" : leaf.fact;
  return fmt::format("{} {} {}", leaf.fact, test_word(leaf.test), join(leaf.values, ", "));
}

}  // namespace sluice
