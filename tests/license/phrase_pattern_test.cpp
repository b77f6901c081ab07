// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/phrase_pattern.hpp"
#include "license/phrase_automaton.hpp"
#include "license/tokens_of.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

using namespace sluice;
using namespace sluice::license;

namespace {

/// Forms of one piece, as words.
bool has_form(const std::vector<PatternForm>& forms, std::string_view words) {
  return std::ranges::find(forms, PatternForm{{0, test::hashes(words)}}) != forms.end();
}

std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> hits_of(const PhraseAutomaton& automaton,
                                                                             std::string_view text) {
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> hits;
  automaton.search(test::words_of(text),
                   [&](const PhraseHit& hit) { hits.emplace_back(hit.phrase, hit.begin, hit.end); });
  std::ranges::sort(hits);
  return hits;
}

}  // namespace

TEST_CASE("phrase patterns: what may be left out, and one of several", "[license][patterns]") {
  const std::vector<PatternForm> forms = expand_pattern("under [the [same]] (terms|terms and conditions) of");
  CHECK(forms.size() == 6);
  CHECK(has_form(forms, "under terms of"));
  CHECK(has_form(forms, "under the terms of"));
  CHECK(has_form(forms, "under the same terms and conditions of"));
  CHECK_FALSE(has_form(forms, "under same terms of"));
}

TEST_CASE("phrase patterns: slots part a form into pieces", "[license][patterns]") {
  const std::vector<PatternForm> forms = expand_pattern("a b __9__ c [d]");
  REQUIRE(forms.size() == 2);
  REQUIRE(forms[0].size() == 2);
  CHECK(forms[0][0].words == test::hashes("a b"));
  CHECK(forms[0][1].most_gap == 9);
  CHECK(forms[0][1].words == test::hashes("c"));
  CHECK(forms[1][1].words == test::hashes("c d"));
}

TEST_CASE("phrase patterns: equivalent words are one", "[license][patterns]") {
  CHECK(expand_pattern("open licence") == expand_pattern("open license"));
}

TEST_CASE("phrase patterns: malformed ones have no forms", "[license][patterns]") {
  const std::string_view pattern = GENERATE(as<std::string_view>(), "", "a (b", "a [b)", "a ]", "a | b", "__x__ a",
                                            "a __9__", "[a]", "((((((((((a))))))))))");
  CAPTURE(pattern);
  CHECK(expand_pattern(pattern).empty());
}

TEST_CASE("phrase patterns: too many forms are none", "[license][patterns]") {
  std::string pattern = "a";
  for (int i = 0; i < 13; ++i) pattern += " [b]";
  CHECK(expand_pattern(pattern).empty());
}

TEST_CASE("phrase patterns: names are words as the tokenizer leaves them", "[license][patterns]") {
  CHECK(words_of_name("BSD 3-Clause \"New\" Licence") == test::hashes("bsd 3 clause new license"));
  CHECK(words_of_name("C-UDA-1.0") == test::hashes("cuda 1.0"));
}

TEST_CASE("phrase automaton: finds phrases within and behind each other", "[license][patterns]") {
  PhraseAutomaton automaton;
  automaton.add(test::hashes("gnu general public license"), 1);
  automaton.add(test::hashes("general public"), 2);
  automaton.add(test::hashes("public license version"), 3);
  automaton.add(test::hashes("license"), 4);
  automaton.add(test::hashes("license"), 5);
  automaton.finish();
  using Hits = std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>;
  CHECK(hits_of(automaton, "the GNU General Public License version") ==
        Hits{{1, 1, 5}, {2, 2, 4}, {3, 3, 6}, {4, 4, 5}, {5, 4, 5}});
  CHECK(hits_of(automaton, "general unknown public license") == Hits{{4, 3, 4}, {5, 3, 4}});
  CHECK(hits_of(automaton, "").empty());
}
