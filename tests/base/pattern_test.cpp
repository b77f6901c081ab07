// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/pattern.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>
#include <utility>

using sluice::Pattern;

namespace {
struct Row {
  std::string pattern, text;
  bool matches;
};
}  // namespace

TEST_CASE("pattern: the whole text must match", "[base][pattern]") {
  const Row row = GENERATE(values<Row>({
      {"a+", "aaa", true},
      {"a+", "aab", false},
      {"a+", "", false},
      {"", "", true},
      {"a|ab", "ab", true},
      {"[0-9]+\\.[0-9]+", "1.20", true},
      {"(?i)acme", "ACME", true},
      {"a.b", "a\nb", false},
      {"(?s)a.b", "a\nb", true},
      {"a.b", std::string("a\0b", 3), true},
      {"a.b",
       "a\xff"
       "b",
       true},
      {"a\\xffb",
       "a\xff"
       "b",
       true},
  }));
  CAPTURE(row.pattern, row.text);
  const Pattern pattern(row.pattern);
  REQUIRE(pattern.is_valid());
  CHECK(pattern.error().empty());
  CHECK(pattern.matches(row.text) == row.matches);
}

TEST_CASE("pattern: what is no expression says why and matches nothing", "[base][pattern]") {
  const std::string text = GENERATE("[", "(", "a**", "\\1", "(?=a)", "a{1001}");
  CAPTURE(text);
  const Pattern pattern(text);
  CHECK_FALSE(pattern.is_valid());
  CHECK_FALSE(pattern.error().empty());
  CHECK_FALSE(pattern.matches(""));
  CHECK_FALSE(pattern.matches(text));
}

TEST_CASE("pattern: an expression made to backtrack stays cheap", "[base][pattern]") {
  const std::string text(100000, 'a');
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(Pattern("(a*)*b").matches(text));
  CHECK_FALSE(Pattern("(a|aa)+$b").matches(text));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
}

TEST_CASE("pattern: an expression over the memory bound is refused", "[base][pattern]") {
  CHECK_FALSE(Pattern("((a{100}){100}){100}").is_valid());
}

TEST_CASE("pattern: it can be moved", "[base][pattern]") {
  Pattern first("a");
  Pattern second = std::move(first);
  CHECK(second.matches("a"));
  second = Pattern("b");
  CHECK(second.matches("b"));
}
