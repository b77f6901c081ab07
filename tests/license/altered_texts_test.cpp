// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Copies of common licenses, altered at many places: none is told as the plain license, whatever was done to it.
#include "license/mit_text.hpp"
#include "license/text_variants.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

using namespace sluice;
using namespace sluice::license;

namespace {

using Words = std::vector<std::string>;

constexpr std::array common = {"MIT",          "BSD-2-Clause", "BSD-3-Clause", "ISC",          "Zlib",
                               "BSL-1.0",      "0BSD",         "X11",          "Apache-2.0",   "LGPL-2.1-only",
                               "GPL-2.0-only", "MPL-2.0",      "EPL-2.0",      "GPL-3.0-only", "BSD-4-Clause",
                               "CDDL-1.0",     "HPND",         "Unlicense",    "MIT-0",        "NCSA"};

/// The same places in every run.
class Places {
 public:
  std::size_t below(std::size_t count) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33) % count;
  }

 private:
  std::uint64_t state_ = 2026;
};

struct Copy {
  Words words;
  std::vector<std::size_t> places;  ///< of words in the body that no slot, list number or article is
};

bool is_free(std::string_view word) {
  const bool is_number = word.size() <= 2 || (word[0] <= '9' && word.size() < 4);
  const std::array hashes = {hash_word(word)};
  return !is_number && !are_fillers(hashes);
}

Copy copy_of(std::string_view id) {
  const LicenseIndex& index = test::detector().index();
  const std::size_t text = index.license(index.find_license(id).value()).text.value();
  Copy copy;
  for (const WordId word : index.text(text)) copy.words.emplace_back(index.spelling(word));
  for (std::size_t i = index.body_begin(text) + 1; i + 1 < index.body_end(text); ++i) {
    const bool is_in_slot = std::ranges::any_of(
        index.slots(text), [&](const Slot& slot) { return i + 1 >= slot.begin && i <= std::size_t{slot.end} + 1; });
    if (!is_in_slot && is_free(copy.words[i])) copy.places.push_back(i);
  }
  return copy;
}

std::string written(const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text.append(words[i]).append(i % 12 == 11 ? "\n" : " ");
  return text;
}

bool has(const FileLicensing& found, LicenseEvidence kind) {
  return std::ranges::any_of(found.statements, [&](const LicenseStatement& one) { return one.kind == kind; });
}

/// Alters each license at so many places.
void alter(std::size_t places, const std::function<void(Words&, std::size_t, Places&)>& change, bool is_always_near) {
  Places random;
  for (const char* const id : common) {
    const Copy copy = copy_of(id);
    const std::size_t count = copy.words.size() > 1500 ? places / 4 : places;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = copy.places[random.below(copy.places.size())];
      Words words = copy.words;
      change(words, at, random);
      const FileLicensing found = test::detector().detect(written(words));
      std::string told;
      for (const LicenseStatement& one : found.statements) told += one.rule + ": " + one.difference + "; ";
      CAPTURE(id, at, copy.words[at - 1], copy.words[at], copy.words[at + 1], found.expression, told);
      CHECK(found.expression.empty());
      CHECK_FALSE(has(found, LicenseEvidence::text_exact));
      const bool is_varied = std::ranges::any_of(found.statements, [&](const LicenseStatement& one) {
        return one.kind == LicenseEvidence::text_varied && one.rule == id;  // what is left may vary another
      });
      if (is_always_near) CHECK_FALSE(is_varied);
    }
  }
}

void put_in(Words& words, std::size_t at, const std::vector<std::string>& more) {
  words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
}

}  // namespace

TEST_CASE("altered texts: copies as they are", "[license][texts][altered]") {
  for (const char* const id : common) {
    const FileLicensing found = test::detector().detect(written(copy_of(id).words));
    CAPTURE(id, found.expression);
    CHECK(has(found, LicenseEvidence::text_exact));
  }
}

TEST_CASE("altered texts: a denial put in is always near", "[license][texts][altered]") {
  const std::vector<Words> denials = {{"not"},       {"no"},    {"never"},  {"without"},       {"except"},
                                      {"unless"},    {"only"},  {"solely"}, {"other", "than"}, {"non"},
                                      {"excluding"}, {"don't"}, {"cannot"}, {"neither"}};
  alter(
      30,
      [&](Words& words, std::size_t at, Places& random) { put_in(words, at, denials[random.below(denials.size())]); },
      true);
}

TEST_CASE("altered texts: any words put in are told", "[license][texts][altered]") {
  const std::vector<Words> more = {{"on", "ships"},          {"ships"},     {"blue"},   {"in", "hospitals"}, {"seldom"},
                                   {"for", "good", "deeds"}, {"foreign"},   {"source"}, {"of", "Mondays"},   {"then"},
                                   {"after", "hours"},       {"certified"}, {"local"},  {"with", "care"}};
  alter(
      30, [&](Words& words, std::size_t at, Places& random) { put_in(words, at, more[random.below(more.size())]); },
      false);
}

TEST_CASE("altered texts: a word left out or exchanged is told", "[license][texts][altered]") {
  alter(
      24, [](Words& words, std::size_t at, Places&) { words.erase(words.begin() + static_cast<std::ptrdiff_t>(at)); },
      false);
  alter(
      24, [](Words& words, std::size_t at, Places& random) { words[at] = random.below(2) == 0 ? "ships" : "material"; },
      false);
}

TEST_CASE("altered texts: a clause left out is always near", "[license][texts][altered]") {
  const auto cut = [](Words& words, std::size_t at, Places& random) {
    const std::size_t count = 10 + random.below(20);
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(std::min(at, words.size() - count));
    words.erase(first, first + static_cast<std::ptrdiff_t>(count));
  };
  alter(24, cut, true);
}

TEST_CASE("altered texts: another number is always near", "[license][texts][altered]") {
  const auto is_term = [](std::string_view word) {
    return word == "30" || word == "60" || word == "90" || word == "thirty";
  };
  for (const char* const id : {"MPL-2.0", "GPL-3.0-only", "MPL-1.1", "CPL-1.0", "IPL-1.0", "CDDL-1.0"}) {
    const Copy copy = copy_of(id);
    for (const std::size_t at : copy.places) {
      if (!is_term(copy.words[at])) continue;
      Words words = copy.words;
      words[at] = "12";
      const FileLicensing found = test::detector().detect(written(words));
      CAPTURE(id, at, copy.words[at], found.expression);
      CHECK(found.expression.empty());
      CHECK(has(found, LicenseEvidence::text_near));
    }
  }
}

TEST_CASE("altered texts: of words that may be left out, part is told", "[license][texts][altered]") {
  std::string text = written(copy_of("ISC").words);
  REQUIRE(test::detector().detect(text).expression == "ISC");
  const std::size_t at = text.find("without fee");
  REQUIRE(at != std::string::npos);
  CHECK(test::detector().detect(std::string(text).erase(at, 8)).expression.empty());
  CHECK(test::detector().detect(text.erase(at - 8, 19)).expression == "ISC");
}
