// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/unmatched.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sluice::license {
namespace {

constexpr std::uint32_t stretch = 60;      // tokens looked at together
constexpr std::uint32_t most_apart = 40;   // between words of one text
constexpr std::uint32_t near_other = 120;  // tokens to another match, which then says what the words are about
constexpr std::size_t least_granting = 2;  // different words
constexpr std::size_t least_doing = 2;
constexpr std::size_t least_legal = 3;
constexpr std::size_t least_words = 9;

enum class Sort : std::uint8_t { granting, doing, legal };
struct Telling {
  WordHash word;
  Sort sort;
};
constexpr std::array telling_words = {
#define SLUICE_GRANTING(word) Telling{hash_word(word), Sort::granting},
#define SLUICE_DOING(word) Telling{hash_word(word), Sort::doing},
#define SLUICE_LEGAL(word) Telling{hash_word(word), Sort::legal},
#include "license/unmatched_words.def"
};

constexpr auto make_sorted() {
  auto words = telling_words;
  std::ranges::sort(words, {}, &Telling::word);
  return words;
}
constexpr auto sorted_words = make_sorted();
static_assert(std::ranges::adjacent_find(sorted_words, {}, &Telling::word) == sorted_words.end());

struct Hit {
  std::uint32_t token = 0;
  std::uint32_t word = 0;  ///< number among sorted_words
};

/// Most words are told by a few bits of their hash.
constexpr auto make_filter() {
  std::array<bool, 4096> filter{};
  for (const Telling& one : telling_words) filter[one.word % filter.size()] = true;
  return filter;
}
constexpr auto filter = make_filter();

std::vector<Hit> find_hits(const Tokens& tokens) {
  std::vector<Hit> hits;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (!filter[tokens.words()[i] % filter.size()] || tokens.flags()[i] == TokenFlag::copyright) continue;
    const auto at = std::ranges::lower_bound(sorted_words, tokens.words()[i], {}, &Telling::word);
    if (at == sorted_words.end() || at->word != tokens.words()[i]) continue;
    hits.push_back({i, static_cast<std::uint32_t>(at - sorted_words.begin())});
  }
  return hits;
}

/// Counts different words while hits come and go.
class Counter {
 public:
  void add(const Hit& hit) {
    if (counts_[hit.word]++ == 0) ++distinct(hit);
  }
  void remove(const Hit& hit) {
    if (--counts_[hit.word] == 0) --distinct(hit);
  }
  bool is_license_like() const {
    return distinct_[0] >= least_granting && distinct_[1] >= least_doing && distinct_[2] >= least_legal &&
           distinct_[0] + distinct_[1] + distinct_[2] >= least_words;
  }

 private:
  std::size_t& distinct(const Hit& hit) { return distinct_[static_cast<std::size_t>(sorted_words[hit.word].sort)]; }

  std::array<std::uint32_t, sorted_words.size()> counts_{};
  std::array<std::size_t, 3> distinct_{};
};

struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::vector<Stretch> find_stretches(const Tokens& tokens) {
  const std::vector<Hit> hits = find_hits(tokens);
  std::vector<Stretch> found;
  Counter counter;
  std::size_t first = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    counter.add(hits[i]);
    while (hits[i].token - hits[first].token > stretch) counter.remove(hits[first++]);
    if (!counter.is_license_like()) continue;
    const std::uint32_t begin = hits[first].token;
    if (!found.empty() && begin <= found.back().end + most_apart) {
      found.back().end = hits[i].token + 1;
    } else {
      found.push_back({begin, hits[i].token + 1});
    }
  }
  return found;
}

/// Does another match say what the words are about? A mention does not.
bool is_explained(std::uint32_t begin, std::uint32_t end, const std::vector<Match>& matches) {
  return std::ranges::any_of(matches, [&](const Match& match) {
    return match.kind != LicenseEvidence::mention && match.begin < end + near_other && match.end + near_other > begin;
  });
}

}  // namespace

void add_unmatched(const Tokens& tokens, std::vector<Match> parts, std::vector<Match>& matches) {
  std::erase_if(parts, [&](const Match& part) { return is_explained(part.begin, part.end, matches); });
  matches.insert(matches.end(), parts.begin(), parts.end());
  std::vector<Match> added;
  for (const Stretch& one : find_stretches(tokens)) {
    if (is_explained(one.begin, one.end, matches)) continue;
    Match& match = added.emplace_back();
    match.kind = LicenseEvidence::unmatched;
    match.begin = one.begin;
    match.end = one.end;
    match.rule = unmatched_rule;
    match.score = 0;
  }
  matches.insert(matches.end(), added.begin(), added.end());
  std::ranges::stable_sort(matches, {}, &Match::begin);
}

}  // namespace sluice::license
