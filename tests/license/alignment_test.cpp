// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/alignment.hpp"

#include <catch2/catch.hpp>

#include <string_view>
#include <vector>

using namespace sluice::license;

namespace {

/// A word a letter; blanks are unknown words.
std::vector<WordId> words(std::string_view letters) {
  std::vector<WordId> all;
  for (const char letter : letters) all.push_back(letter == ' ' ? WordId{0} : static_cast<WordId>(letter));
  return all;
}

struct Aligned {
  bool is_aligned = false;
  Alignment alignment;
};

Aligned align(std::string_view file, std::string_view text, std::uint32_t at, std::uint32_t text_at,
              std::uint32_t most_edits = 100, std::uint64_t budget = 10'000) {
  Aligner aligner;
  const std::vector<WordId> file_words = words(file);
  const std::vector<WordId> text_words = words(text);
  const bool is_aligned = aligner.align(file_words, text_words, at, text_at, most_edits, budget);
  return {is_aligned, aligner.alignment()};
}

}  // namespace

TEST_CASE("alignment: a text within a file has no differences", "[license][alignment]") {
  const Aligned got = align("  abcdefgh  ", "abcdefgh", 5, 3);
  REQUIRE(got.is_aligned);
  CHECK(got.alignment.begin == 2);
  CHECK(got.alignment.end == 10);
  CHECK(got.alignment.differences.empty());
}

TEST_CASE("alignment: words more and fewer on both sides", "[license][alignment]") {
  const Aligned got = align("zabXcdefhiz", "abcdefghi", 5, 3);
  REQUIRE(got.is_aligned);
  CHECK(got.alignment.begin == 1);
  CHECK(got.alignment.end == 10);
  CHECK(got.alignment.differences == std::vector<Difference>{{3, 4, 2, 2}, {8, 8, 6, 7}});
}

TEST_CASE("alignment: words in place of others are one difference", "[license][alignment]") {
  const Aligned got = align("abcXYdef", "abcUdef", 0, 0);
  REQUIRE(got.is_aligned);
  CHECK(got.alignment.differences == std::vector<Difference>{{3, 5, 3, 4}});
}

TEST_CASE("alignment: what the file cuts off is missing", "[license][alignment]") {
  const Aligned got = align("cde", "abcdefg", 0, 2);
  REQUIRE(got.is_aligned);
  CHECK(got.alignment.begin == 0);
  CHECK(got.alignment.end == 3);
  CHECK(got.alignment.differences == std::vector<Difference>{{0, 0, 0, 2}, {3, 3, 5, 7}});
}

TEST_CASE("alignment: limits are kept", "[license][alignment]") {
  CHECK(align("abcXXXXdef", "abcdef", 0, 0, 4).is_aligned);
  CHECK_FALSE(align("abcXXXXdef", "abcdef", 0, 0, 2).is_aligned);
  CHECK_FALSE(align("abcXXXXdef", "abcdef", 0, 0, 4, 5).is_aligned);
}

TEST_CASE("alignment: an empty file and an empty text", "[license][alignment]") {
  CHECK(align("", "", 0, 0).is_aligned);
  const Aligned missing = align("", "abc", 0, 0);
  REQUIRE(missing.is_aligned);
  CHECK(missing.alignment.differences == std::vector<Difference>{{0, 0, 0, 3}});
  CHECK(align("abc", "", 1, 0).alignment.begin == 1);
}
