// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/candidates.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace sluice::license {
namespace {

constexpr std::uint32_t shingle_words = format::shingle_words;

/// A shingle that the words searched share with a text.
struct Hit {
  std::uint32_t word = 0;  ///< in the words searched
  std::uint32_t text_word = 0;
  std::uint32_t weight = 0;
};

class Search {
 public:
  Search(const LicenseIndex& index, std::span<const WordId> words, const CandidateLimits& limits)
      : index_(index), words_(words), limits_(limits) {}
  std::vector<Candidate> run();

 private:
  template <class Visit>
  void for_each_shingle(Visit visit) const;
  std::vector<std::uint32_t> count_shared() const;
  std::vector<std::size_t> choose_texts() const;
  std::vector<std::vector<Hit>> collect_hits(std::span<const std::size_t> texts) const;
  void chain(std::size_t text, std::span<const Hit> hits);
  Candidate* find_chain(std::vector<Candidate>& open, const Hit& hit, std::uint32_t most_shift) const;
  bool add_to_chain(std::vector<Candidate>& open, const Hit& hit, std::uint32_t most_shift) const;
  void start_chain(std::vector<Candidate>& open, std::size_t text, const Hit& hit);
  void keep(Candidate candidate);

  const LicenseIndex& index_;
  std::span<const WordId> words_;
  const CandidateLimits& limits_;
  std::vector<Candidate> found_;
};

/// visit(number of the first word, places)
template <class Visit>
void Search::for_each_shingle(Visit visit) const {
  for (std::uint32_t i = 0; i + shingle_words <= words_.size(); ++i) {
    const std::span<const Place> places = index_.find_shingle(words_.subspan(i).first<shingle_words>());
    if (!places.empty() && places.size() <= limits_.places) visit(i, places);
  }
}

/// By text: words searched that begin a shingle of it.
std::vector<std::uint32_t> Search::count_shared() const {
  std::vector<std::uint32_t> counts(index_.text_count());
  for_each_shingle([&counts](std::uint32_t, std::span<const Place> places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (i == 0 || places[i].text() != places[i - 1].text()) ++counts[places[i].text()];
    }
  });
  return counts;
}

/// The texts that are worth chaining, in order of their numbers.
std::vector<std::size_t> Search::choose_texts() const {
  const std::vector<std::uint32_t> counts = count_shared();
  std::vector<std::pair<std::uint64_t, std::size_t>> ranked;
  for (std::size_t text = 0; text < counts.size(); ++text) {
    const std::uint64_t size = index_.text(text).size();
    const std::uint64_t count = std::min<std::uint64_t>(counts[text], size);
    if (count > 0 && (count + shingle_words) * 100 >= size * limits_.least_share)
      ranked.emplace_back(count * count * 1000 / size, text);
  }
  std::ranges::sort(
      ranked, [](const auto& a, const auto& b) { return std::tie(b.first, a.second) < std::tie(a.first, b.second); });
  if (ranked.size() > limits_.texts) ranked.resize(limits_.texts);
  std::vector<std::size_t> texts;
  for (const auto& [rank, text] : ranked) texts.push_back(text);
  std::ranges::sort(texts);
  return texts;
}

std::vector<std::vector<Hit>> Search::collect_hits(std::span<const std::size_t> texts) const {
  constexpr std::size_t none = ~std::size_t{0};
  std::vector<std::size_t> numbers(index_.text_count(), none);
  for (std::size_t i = 0; i < texts.size(); ++i) numbers[texts[i]] = i;
  std::vector<std::vector<Hit>> hits(texts.size());
  for_each_shingle([&](std::uint32_t word, std::span<const Place> places) {
    const auto weight =
        static_cast<std::uint32_t>(std::bit_width(index_.text_count() / places.size()));  // a coarse logarithm
    for (const Place place : places) {
      if (numbers[place.text()] != none) hits[numbers[place.text()]].push_back({word, place.word(), weight});
    }
  });
  return hits;
}

/// The open chain that the hit goes on with the least shift, of several the heaviest, or null.
Candidate* Search::find_chain(std::vector<Candidate>& open, const Hit& hit, std::uint32_t most_shift) const {
  Candidate* best = nullptr;
  std::uint32_t best_shift = 0;
  for (Candidate& chain : open) {
    const std::uint32_t last = chain.end - shingle_words;
    const std::uint32_t text_last = chain.text_end - shingle_words;
    if (hit.word <= last || hit.text_word <= text_last) continue;
    const std::uint32_t gap = hit.word - last;
    const std::uint32_t text_gap = hit.text_word - text_last;
    const std::uint32_t shift = gap > text_gap ? gap - text_gap : text_gap - gap;
    if (std::max(gap, text_gap) > limits_.most_gap || shift > most_shift) continue;
    if (best != nullptr && std::tie(shift, best->weight) >= std::tie(best_shift, chain.weight)) continue;
    best = &chain;
    best_shift = shift;
  }
  return best;
}

bool Search::add_to_chain(std::vector<Candidate>& open, const Hit& hit, std::uint32_t most_shift) const {
  Candidate* const found = find_chain(open, hit, most_shift);
  if (found == nullptr) return false;
  found->matched += std::min(shingle_words, hit.text_word + shingle_words - found->text_end);
  found->weight += hit.weight;
  found->end = hit.word + shingle_words;
  found->text_end = hit.text_word + shingle_words;
  return true;
}

/// Chains that no hit can reach any more, or that began by chance and went nowhere, make room.
void Search::start_chain(std::vector<Candidate>& open, std::size_t text, const Hit& hit) {
  constexpr std::uint32_t few_words = 2 * shingle_words;
  std::erase_if(open, [&](const Candidate& chain) {
    const std::uint32_t most_gap = chain.matched <= few_words ? limits_.most_shift : limits_.most_gap;
    const bool is_over = hit.word > chain.end + most_gap;
    if (is_over) keep(chain);
    return is_over;
  });
  if (open.size() == limits_.open_chains) {
    const auto oldest = std::ranges::min_element(open, [](const Candidate& a, const Candidate& b) {
      return std::tie(a.end, a.weight) < std::tie(b.end, b.weight);
    });
    keep(*oldest);
    open.erase(oldest);
  }
  open.push_back({text, hit.word, hit.word + shingle_words, hit.text_word, hit.text_word + shingle_words, shingle_words,
                  hit.weight, 0});
}

/// Hits are in the order of the words searched. Of those of one word, the ones without a shift come first: a phrase
/// that the text has again a little further on must not draw its chain there.
void Search::chain(std::size_t text, std::span<const Hit> hits) {
  std::vector<Candidate> open;
  std::vector<Hit> left;
  for (std::size_t i = 0; i < hits.size();) {
    left.clear();
    const std::uint32_t word = hits[i].word;
    for (; i < hits.size() && hits[i].word == word; ++i) {
      if (!add_to_chain(open, hits[i], 0)) left.push_back(hits[i]);
    }
    for (const Hit& hit : left) {
      if (!add_to_chain(open, hit, limits_.most_shift)) start_chain(open, text, hit);
    }
  }
  for (const Candidate& chain : open) keep(chain);
}

void Search::keep(Candidate candidate) {
  const std::uint64_t size = index_.text(candidate.text).size();
  if (std::uint64_t{candidate.matched} * 100 < size * limits_.least_share) return;
  candidate.score = candidate.weight * candidate.matched / size;
  found_.push_back(candidate);
}

std::vector<Candidate> Search::run() {
  const std::vector<std::size_t> texts = choose_texts();
  const std::vector<std::vector<Hit>> hits = collect_hits(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) chain(texts[i], hits[i]);
  std::ranges::sort(found_, [](const Candidate& a, const Candidate& b) {
    return std::tie(b.score, a.text, a.begin) < std::tie(a.score, b.text, b.begin);
  });
  if (found_.size() > limits_.candidates) found_.resize(limits_.candidates);
  return std::move(found_);
}

}  // namespace

std::vector<Candidate> find_candidates(const LicenseIndex& index, std::span<const WordId> words,
                                       const CandidateLimits& limits) {
  return Search(index, words, limits).run();
}

}  // namespace sluice::license
