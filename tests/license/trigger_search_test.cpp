// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/trigger_search.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace sluice::license;

namespace {

std::vector<SearchUnit> units() {
  const SearchUnit best = best_search_unit();
  std::vector<SearchUnit> all = {SearchUnit::scalar};
  if (best != SearchUnit::scalar) all.push_back(SearchUnit::ssse3);
  if (best == SearchUnit::avx2) all.push_back(SearchUnit::avx2);
  return all;
}

std::vector<std::size_t> find_all(std::string_view text, SearchUnit unit) {
  std::vector<std::size_t> places;
  for (std::size_t at = find_trigger(text, 0, unit); at != std::string_view::npos;
       at = find_trigger(text, at + 1, unit))
    places.push_back(at);
  return places;
}

}  // namespace

TEST_CASE("trigger_search: words in any case, others only as they stand", "[license][windows]") {
  for (const SearchUnit unit : units()) {
    CHECK(find_trigger("a license", 0, unit) == 2);
    CHECK(find_trigger("a LiCeNcE", 0, unit) == 2);
    CHECK(find_trigger("sublicensed", 0, unit) == 3);
    CHECK(find_trigger("under MIT.", 0, unit) == 6);
    CHECK(find_trigger("MIT", 0, unit) == 0);
    CHECK(find_trigger("gpl", 0, unit) == 0);
    CHECK(find_trigger("commit, limit, LIMIT, MITRE, mit", 0, unit) == std::string_view::npos);
    CHECK(find_trigger("licen", 1, unit) == std::string_view::npos);
    CHECK(find_trigger("lice", 0, unit) == std::string_view::npos);
    CHECK(find_trigger("", 0, unit) == std::string_view::npos);
  }
}

TEST_CASE("trigger_search: wherever a word stands, all units find it", "[license][windows]") {
  for (const std::string_view word : {"warranty", "gpl", "BSD", "freely"}) {
    for (std::size_t before = 0; before < 80; ++before) {
      for (const std::size_t behind : {0u, 1u, 40u}) {
        const std::string text = std::string(before, ' ') + std::string(word) + std::string(behind, ' ');
        for (const SearchUnit unit : units()) REQUIRE(find_trigger(text, 0, unit) == before);
      }
    }
  }
}

TEST_CASE("trigger_search: all units find the same in any bytes", "[license][windows]") {
  constexpr std::string_view parts[] = {"licen", "GPL", "MIT",      "permi", "ssion", "copyr",
                                        "BSD",   " ",   "\xC3\xA9", "e",     "n",     "x_"};
  std::uint32_t random = 12345;
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    random = random * 1664525 + 1013904223;
    const std::uint32_t high = random >> 16u;
    if (high % 3 == 0) {
      text.push_back(static_cast<char>(high >> 8u));
    } else {
      text.append(parts[high % std::size(parts)]);
    }
  }
  const std::vector<std::size_t> expected = find_all(text, SearchUnit::scalar);
  CHECK(expected.size() > 1000);
  for (const SearchUnit unit : units()) CHECK(find_all(text, unit) == expected);
}
