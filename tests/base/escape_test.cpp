// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/escape.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using sluice::from_visible;
using sluice::is_utf8;
using sluice::to_visible;

namespace {
struct Row {
  std::string raw, visible;
};
}  // namespace

TEST_CASE("escape: what a stranger writes becomes visible", "[base][escape]") {
  const Row row = GENERATE(values<Row>({
      {"plain.txt", "plain.txt"},
      {"k\xC3\xA4se \xE2\x82\xAC", "k\xC3\xA4se \xE2\x82\xAC"},
      {"a\\b", "a\\\\b"},
      {"\x1b[31mred\n", "\\u{1b}[31mred\\u{a}"},
      {std::string("a\0b", 3), "a\\u{0}b"},
      {"x\xE2\x80\xAEtxt.exe", "x\\u{202e}txt.exe"},
      {"zero\xE2\x80\x8Bwidth", "zero\\u{200b}width"},
      {"bad\xFFutf8\xC3", "bad\\x{ff}utf8\\x{c3}"},
      {"\xC0\xAF", "\\x{c0}\\x{af}"},
      {"\xED\xA0\x80", "\\x{ed}\\x{a0}\\x{80}"},
      {"##vso[task.complete result=Succeeded]", "#\\u{23}vso[task.complete result=Succeeded]"},
      {"##TeamCity[x]", "#\\u{23}TeamCity[x]"},
      {"a##[error]b", "a#\\u{23}[error]b"},
      {"::error file=x::y", "\\u{3a}:error file=x::y"},
      {"fmt::fmt", "fmt::fmt"},
      {"## heading", "## heading"},
  }));
  CAPTURE(row.visible);
  CHECK(to_visible(row.raw) == row.visible);
  CHECK(from_visible(row.visible) == row.raw);
}

TEST_CASE("escape: any bytes come back unchanged, and only printable UTF-8 comes out", "[base][escape]") {
  std::mt19937 random(20261121);
  std::uniform_int_distribution<int> length(0, 40), byte(0, 255);
  const std::string alphabet = "\\u{x}#:[vso";
  for (int round = 0; round < 20000; ++round) {
    std::string raw;
    for (int i = length(random); i > 0; --i) {
      const int b = byte(random);
      raw += b < 120 ? alphabet[static_cast<std::size_t>(b) % alphabet.size()] : static_cast<char>(b);
    }
    const std::string visible = to_visible(raw);
    REQUIRE(from_visible(visible) == raw);
    REQUIRE(is_utf8(visible));
    REQUIRE(visible.find_first_of("\n\r\x1b\x7f") == std::string::npos);
    REQUIRE(visible.find("##vso[") == std::string::npos);
    REQUIRE(visible.find("##[") == std::string::npos);
  }
}

TEST_CASE("escape: what is no escape stays as it is", "[base][escape]") {
  const std::string text = GENERATE(as<std::string>{}, "\\q", "\\u{}", "\\u{110000}", "\\x{100}", "\\u{zz}", "\\u{12", "\\");
  CHECK(from_visible(text) == text);
}

TEST_CASE("escape: a long name is cut with a count", "[base][escape]") {
  CHECK(sluice::to_visible_short("abcdef", 6) == "abcdef");
  CHECK(sluice::to_visible_short("abcdefgh", 6) == "abcdef... (2 more bytes)");
}
