// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Clauses of native range notations: comparators, and the operators "~", "^", "~>" and "~=" with the ranges they mean.
#include "base/ascii.hpp"
#include "base/text.hpp"
#include "model/vers_native_parts.hpp"

#include <algorithm>
#include <string>

namespace sluice {
namespace {

void add(VersRange& range, VersComparator comparator, std::string version) {
  range.constraints.push_back({comparator, std::move(version)});
}

std::string dotted(const std::vector<std::string>& numbers) { return join(numbers, "."); }

/// The leading numbers of a dotted version, at most `most`; "x" and "*" end them.
std::vector<std::string> leading_numbers(std::string_view version, std::size_t most) {
  std::vector<std::string> numbers;
  while (numbers.size() < most) {
    const std::string_view number = take_while(version, is_digit);
    if (number.empty()) break;
    numbers.emplace_back(number);
    if (!version.starts_with('.')) break;
    version.remove_prefix(1);
  }
  return numbers;
}

/// With the number at `at` plus one, and nothing behind it.
std::vector<std::string> bumped(std::vector<std::string> numbers, std::size_t at) {
  numbers.resize(at + 1, "0");
  numbers[at] = next_number(numbers[at]);
  return numbers;
}

/// Where "^" lets numbers change: behind the first that is not zero, or behind the last one stated.
std::size_t caret_place(const std::vector<std::string>& numbers) {
  const auto is_zero = [](const std::string& number) { return number.find_first_not_of('0') == std::string::npos; };
  const auto first = std::ranges::find_if_not(numbers, is_zero);
  const std::size_t place = static_cast<std::size_t>(first - numbers.begin());
  return std::min(place, numbers.size() - 1);
}

std::string padded(std::vector<std::string> numbers) {
  numbers.resize(std::max(numbers.size(), std::size_t{3}), "0");
  return dotted(numbers);
}

/// Without the last number, plus one: "2.1" of "2.0.8".
std::string pessimistic_end(std::vector<std::string> numbers) {
  if (numbers.size() > 1) numbers.pop_back();
  return dotted(bumped(numbers, numbers.size() - 1));
}

bool add_plain(const NativeClause& clause, VersRange& range) {
  const std::optional<VersComparator> comparator = find_comparator(clause.comparator);
  if (comparator) add(range, *comparator, std::string(clause.version));
  return comparator.has_value();
}

}  // namespace

std::optional<std::vector<NativeClause>> split_clauses(std::string_view text) {
  const auto is_comparator = [](char c) { return std::string_view("<>=!~^").find(c) != std::string_view::npos; };
  const auto is_gap = [](char c) { return c == ' ' || c == ',' || c == '\t'; };
  const auto is_version_byte = [](char c) { return std::string_view("<>=!~^ ,\t").find(c) == std::string_view::npos; };
  std::vector<NativeClause> clauses;
  take_while(text, is_gap);
  while (!text.empty()) {
    NativeClause clause;
    clause.comparator = take_while(text, is_comparator);
    take_while(text, is_gap);
    clause.version = take_while(text, is_version_byte);
    if (clause.version.empty()) return std::nullopt;
    clauses.push_back(clause);
    take_while(text, is_gap);
  }
  return clauses;
}

std::optional<VersComparator> find_comparator(std::string_view text) {
  if (text.empty() || text == "=" || text == "==" || text == "===") return VersComparator::equal;
  if (text == "!=") return VersComparator::not_equal;
  if (text == "<") return VersComparator::less;
  if (text == "<=") return VersComparator::at_most;
  if (text == ">") return VersComparator::greater;
  if (text == ">=") return VersComparator::at_least;
  return std::nullopt;
}

std::string next_number(std::string_view digits) {
  std::string number(digits);
  for (std::size_t i = number.size(); i-- > 0;) {
    if (number[i] != '9') {
      ++number[i];
      return number;
    }
    number[i] = '0';
  }
  return "1" + number;
}

bool add_npm_clause(const NativeClause& clause, VersRange& range) {
  std::string_view version = clause.version;
  if (version.starts_with('v') || version.starts_with('V')) version.remove_prefix(1);
  const std::vector<std::string> numbers = leading_numbers(version, 3);
  if (numbers.empty()) {
    range.is_any = version == "*" || version == "x" || version == "X";
    return range.is_any;
  }
  const bool is_whole = numbers.size() == 3;
  const std::string low = is_whole ? std::string(version) : padded(numbers);
  const std::size_t last = numbers.size() - 1;
  const std::optional<VersComparator> comparator = find_comparator(clause.comparator);
  std::size_t place = last;
  if (clause.comparator == "~" || clause.comparator == "~>") place = std::min(last, std::size_t{1});
  if (clause.comparator == "^") place = caret_place(numbers);
  if (!comparator && clause.comparator.find_first_of("~^") == std::string_view::npos) return false;
  const std::string high = padded(bumped(numbers, place));
  if (comparator && (is_whole || *comparator == VersComparator::at_least || *comparator == VersComparator::less)) {
    add(range, *comparator, low);
  } else if (comparator == VersComparator::greater) {
    add(range, VersComparator::at_least, high);
  } else if (comparator == VersComparator::at_most) {
    add(range, VersComparator::less, high);
  } else if (comparator == VersComparator::not_equal) {
    return false;
  } else {
    add(range, VersComparator::at_least, low);
    add(range, VersComparator::less, high);
  }
  return true;
}

bool add_conan_clause(const NativeClause& clause, VersRange& range) {
  std::string_view version = clause.version;
  if (version.ends_with('-')) version.remove_suffix(1);  // "take pre-releases too", which VERS always does
  if (version == "*" || version.empty()) {
    add(range, VersComparator::at_least, "0.0.0");
    return clause.comparator.empty();
  }
  if (clause.comparator != "~" && clause.comparator != "^") return add_plain({clause.comparator, version}, range);
  const std::vector<std::string> numbers = leading_numbers(version, version.size());
  if (numbers.empty()) return false;
  const std::size_t place =
      clause.comparator == "^" ? caret_place(numbers) : std::min(numbers.size() - 1, std::size_t{1});
  add(range, VersComparator::at_least, std::string(version));
  add(range, VersComparator::less, dotted(bumped(numbers, place)) + "-");
  return true;
}

bool add_gem_clause(const NativeClause& clause, VersRange& range) {
  if (clause.comparator != "~>") return add_plain(clause, range);
  const std::vector<std::string> numbers = leading_numbers(clause.version, clause.version.size());
  if (numbers.empty()) return false;
  add(range, VersComparator::at_least, std::string(clause.version));
  add(range, VersComparator::less, pessimistic_end(numbers));
  return true;
}

bool add_pypi_clause(const NativeClause& clause, VersRange& range) {
  const bool is_prefix = clause.version.ends_with(".*");
  if (clause.comparator != "~=" && !is_prefix) return add_plain(clause, range);
  const std::vector<std::string> numbers = leading_numbers(clause.version, clause.version.size());
  const bool is_allowed = is_prefix ? clause.comparator == "==" : numbers.size() > 1;
  if (numbers.empty() || !is_allowed) return false;
  add(range, VersComparator::at_least, is_prefix ? dotted(numbers) : std::string(clause.version));
  add(range, VersComparator::less, is_prefix ? dotted(bumped(numbers, numbers.size() - 1)) : pessimistic_end(numbers));
  return true;
}

}  // namespace sluice
