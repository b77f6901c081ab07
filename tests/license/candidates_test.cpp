// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/candidates.hpp"

#include "license/tokenizer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace sluice;
using namespace sluice::license;

namespace {

LicenseIndex shipped() { return *load_license_index(SLUICE_LICENSE_INDEX); }

std::vector<WordId> words_of(const LicenseIndex& index, std::string_view id) {
  const std::span<const WordId> text = index.text(*index.license(*index.find_license(id)).text);
  return {text.begin(), text.end()};
}

std::string id_of(const LicenseIndex& index, const Candidate& candidate) {
  return std::string(index.license(index.licenses_of(candidate.text).front()).id);
}

}  // namespace

TEST_CASE("candidates: each text of the list finds itself first", "[license][candidates]") {
  const LicenseIndex index = shipped();
  for (std::size_t text = 0; text < index.text_count(); ++text) {
    const std::span<const WordId> words = index.text(text);
    const std::vector<Candidate> found = find_candidates(index, words).found;
    const bool is_first = !found.empty() && found[0].text == text;
    const bool is_whole =
        is_first && found[0].begin == 0 && found[0].end == words.size() && found[0].matched == words.size();
    if (!is_whole)
      FAIL_CHECK(index.license(index.licenses_of(text).front()).id << " with " << words.size() << " words");
  }
}

TEST_CASE("candidates: two texts in one file, with their places", "[license][candidates]") {
  const LicenseIndex index = shipped();
  const std::vector<WordId> mit = words_of(index, "MIT");
  const std::vector<WordId> zlib = words_of(index, "Zlib");
  std::vector<WordId> words(50, 0);
  words.insert(words.end(), mit.begin(), mit.end());
  words.insert(words.end(), 300, 0);
  words.insert(words.end(), zlib.begin(), zlib.end());
  const std::vector<Candidate> found = find_candidates(index, words).found;
  const auto at = [&](std::string_view id) {
    return std::ranges::find(found, id, [&](const Candidate& one) { return id_of(index, one); });
  };
  REQUIRE(at("MIT") != found.end());
  CHECK(at("MIT")->begin == 50);
  CHECK(at("MIT")->end == 50 + mit.size());
  REQUIRE(at("Zlib") != found.end());
  CHECK(at("Zlib")->begin == 350 + mit.size());
  CHECK(at("Zlib")->end == words.size());
}

TEST_CASE("candidates: a text twice is found twice", "[license][candidates]") {
  const LicenseIndex index = shipped();
  std::vector<WordId> words = words_of(index, "Zlib");
  const std::size_t size = words.size();
  words.resize(size * 2);
  std::copy_n(words.begin(), size, words.begin() + static_cast<std::ptrdiff_t>(size));
  const std::vector<Candidate> found = find_candidates(index, words).found;
  REQUIRE(found.size() >= 2);
  CHECK(found[0].text == found[1].text);
  CHECK(found[0].end == size);
  CHECK(found[1].begin == size);
}

TEST_CASE("candidates: a changed text stays one chain", "[license][candidates]") {
  const LicenseIndex index = shipped();
  std::vector<WordId> words = words_of(index, "ISC");
  const std::size_t size = words.size();
  words.insert(words.begin() + 30, 12, WordId{0});
  words.erase(words.begin() + 60);
  const std::vector<Candidate> found = find_candidates(index, words).found;
  REQUIRE_FALSE(found.empty());
  CHECK(id_of(index, found[0]) == "ISC");
  CHECK(found[0].begin == 0);
  CHECK(found[0].end == words.size());
  CHECK(found[0].matched < size);
  CHECK(found[0].matched > size - 10);
}

TEST_CASE("candidates: prose and few words have none", "[license][candidates]") {
  const LicenseIndex index = shipped();
  CHECK(find_candidates(index, {}).found.empty());
  CHECK(find_candidates(index, std::vector<WordId>(3, 1)).found.empty());
  Tokens tokens;
  tokenize(
      "This library reads images. It is provided by two people who like the sea, and any use of it is fine with them.",
      tokens);
  CHECK(find_candidates(index, number_words(tokens, index).words).found.empty());
}

TEST_CASE("candidates: limits are kept", "[license][candidates]") {
  const LicenseIndex index = shipped();
  const std::vector<WordId> words = words_of(index, "BSD-3-Clause");
  CHECK(find_candidates(index, words).found.size() > 3);
  CHECK(find_candidates(index, words, {.candidates = 2}).found.size() == 2);
  CHECK(find_candidates(index, words, {.places = 0}).found.empty());
  CHECK(find_candidates(index, words, {.least_share = 100}).found.size() < find_candidates(index, words).found.size());
}
