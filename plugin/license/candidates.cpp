// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/candidates.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sluice::license {
namespace {

constexpr std::uint32_t shingle_words = format::shingle_words;

constexpr std::uint32_t none = 0xFFFFFFFFu;

struct LinkedRun {
  Run run;
  std::uint32_t previous = none;  ///< run of the same text
};

/// What the words searched share with a text.
struct SharedWith {
  std::uint32_t last = none;  ///< run
  std::uint32_t count = 0;    ///< of runs
  std::uint64_t matched = 0;  ///< words of all runs
};

class Search {
 public:
  Search(const LicenseIndex& index, std::span<const WordId> words, const CandidateLimits& limits)
      : index_(index),
        words_(words),
        limits_(limits),
        steps_left_(limits.steps * words.size()),
        texts_(index.text_count()) {}
  Candidates run();

 private:
  void collect_runs();
  std::uint32_t next_known(std::uint32_t word) const;
  std::span<const Place> find_shingle(std::uint32_t word) const;
  /// A shingle that texts have.
  struct Shingle {
    std::uint32_t word = 0;
    std::span<const Place> places;
  };
  Shingle rarest_near(std::uint32_t word) const;
  void add_run(std::uint32_t word, Place place);
  void chain(std::size_t text);
  Candidate* find_chain(const Run& run);
  void add_to_chain(Candidate& chain, const Run& run);
  void start_chain(std::size_t text, const Run& run);
  void keep(Candidate candidate);

  const LicenseIndex& index_;
  std::span<const WordId> words_;
  const CandidateLimits& limits_;
  std::size_t steps_left_;
  std::vector<LinkedRun> runs_;
  std::vector<SharedWith> texts_;  ///< by text
  std::vector<Run> sorted_;
  std::vector<Candidate> open_;
  Candidates out_;
};

/// The first word from `word` on that may begin a shingle of known words.
std::uint32_t Search::next_known(std::uint32_t word) const {
  for (std::uint32_t i = word + shingle_words; i-- > word;) {
    if (words_[i] == 0) return i + 1;
  }
  return word;
}

std::span<const Place> Search::find_shingle(std::uint32_t word) const {
  return index_.find_shingle(words_.subspan(word).first<shingle_words>(), limits_.places);
}

/// Of a few shingles from `word` on, the one that the fewest texts have: what is found there is longer, and less work.
Search::Shingle Search::rarest_near(std::uint32_t word) const {
  constexpr std::uint32_t most_tried = 4;
  constexpr std::size_t few = 4;
  Shingle rarest = {word, find_shingle(word)};
  const auto may_be_rarer = [&](std::uint32_t i) {
    return rarest.places.size() > few && i < word + most_tried && i + shingle_words <= words_.size();
  };
  for (std::uint32_t i = word + 1; may_be_rarer(i); ++i) {
    const std::span<const Place> places = find_shingle(i);
    if (places.empty()) break;
    if (places.size() < rarest.places.size()) rarest = {i, places};
  }
  return rarest;
}

void Search::collect_runs() {
  for (std::uint32_t i = 0; i + shingle_words <= words_.size();) {
    const std::uint32_t known = next_known(i);
    if (known != i) {
      i = known;
      continue;
    }
    const auto [word, places] = rarest_near(i);
    if (places.size() > steps_left_) {
      out_.is_cut = true;
      return;
    }
    steps_left_ -= places.size();
    for (const Place place : places) add_run(word, place);
    i = places.empty() ? i + 1 : i + limits_.stride;
  }
}

void Search::add_run(std::uint32_t word, Place place) {
  SharedWith& shared = texts_[place.text()];
  std::uint32_t least = 0;  // runs on one diagonal do not overlap
  std::uint32_t at = shared.last;
  for (int looked = 0; at != none && looked < 3; at = runs_[at].previous, ++looked) {
    const Run& run = runs_[at].run;
    if (run.begin + place.word() != word + run.text_begin) continue;
    if (word < run.end()) return;
    least = std::max(least, run.end());
  }
  if (shared.count == limits_.runs) {
    out_.is_cut = true;
    return;
  }
  const std::span<const WordId> text = index_.text(place.text());
  std::uint32_t before = 0;
  while (before < place.word() && word - before > least && words_[word - before - 1] == text[place.word() - before - 1])
    ++before;
  const std::size_t most = std::min(words_.size() - word, text.size() - place.word());
  const WordId* const first = words_.data() + word;
  const auto end = std::mismatch(first + shingle_words, first + most, text.data() + place.word() + shingle_words);
  const Run run = {word - before, place.word() - before, before + static_cast<std::uint32_t>(end.first - first)};
  runs_.push_back({run, shared.last});
  shared = {static_cast<std::uint32_t>(runs_.size() - 1), shared.count + 1, shared.matched + run.size};
}

/// The open chain that the run goes on with the least shift, of several the longest, or null.
Candidate* Search::find_chain(const Run& run) {
  Candidate* best = nullptr;
  std::uint32_t best_shift = 0;
  for (Candidate& chain : open_) {
    if (run.end() <= chain.end || run.text_end() <= chain.text_end) continue;
    if (run.begin + shingle_words < chain.end || run.text_begin + shingle_words < chain.text_end) continue;
    const std::uint32_t gap = run.begin - std::min(chain.end, run.begin);
    const std::uint32_t text_gap = run.text_begin - std::min(chain.text_end, run.text_begin);
    const std::int64_t apart = (std::int64_t{run.begin} - run.text_begin) - (std::int64_t{chain.end} - chain.text_end);
    const auto shift = static_cast<std::uint32_t>(apart < 0 ? -apart : apart);
    if (std::max(gap, text_gap) > limits_.most_gap || shift > limits_.most_shift) continue;
    if (best != nullptr && std::tie(shift, best->matched) >= std::tie(best_shift, chain.matched)) continue;
    best = &chain;
    best_shift = shift;
  }
  return best;
}

void Search::add_to_chain(Candidate& chain, const Run& run) {
  chain.matched += std::min(run.size, run.text_end() - chain.text_end);
  chain.end = run.end();
  chain.text_end = run.text_end();
  if (run.size > chain.longest.size) chain.longest = run;
}

/// Chains that no run can reach any more, or that began by chance and went nowhere, make room.
void Search::start_chain(std::size_t text, const Run& run) {
  constexpr std::uint32_t few_words = 2 * shingle_words;
  std::erase_if(open_, [&](const Candidate& chain) {
    const std::uint32_t most_gap = chain.matched <= few_words ? limits_.most_shift : limits_.most_gap;
    const bool is_over = run.begin > chain.end + most_gap;
    if (is_over) keep(chain);
    return is_over;
  });
  if (open_.size() == limits_.open_chains) {
    const auto oldest = std::ranges::min_element(open_, [](const Candidate& a, const Candidate& b) {
      return std::tie(a.end, a.matched) < std::tie(b.end, b.matched);
    });
    keep(*oldest);
    open_.erase(oldest);
  }
  open_.push_back({text, run.begin, run.end(), run.text_begin, run.text_end(), run.size, run, 0});
}

void Search::chain(std::size_t text) {
  sorted_.clear();
  for (std::uint32_t at = texts_[text].last; at != none; at = runs_[at].previous) sorted_.push_back(runs_[at].run);
  std::ranges::sort(sorted_, [](const Run& a, const Run& b) {
    return std::tie(a.begin, b.size, a.text_begin) < std::tie(b.begin, a.size, b.text_begin);
  });
  for (const Run& run : sorted_) {
    Candidate* const found = find_chain(run);
    if (found != nullptr) {
      add_to_chain(*found, run);
    } else {
      start_chain(text, run);
    }
  }
  for (const Candidate& chain : open_) keep(chain);
  open_.clear();
}

void Search::keep(Candidate candidate) {
  const std::uint64_t size = index_.body_end(candidate.text) - index_.body_begin(candidate.text);
  if (std::uint64_t{candidate.matched} * 100 < size * limits_.least_share) return;
  const std::uint64_t share = std::uint64_t{candidate.matched} * 1024 / index_.text(candidate.text).size();
  candidate.score = candidate.matched * (share * share * share * share >> 20);
  out_.found.push_back(candidate);
}

Candidates Search::run() {
  collect_runs();
  for (std::size_t text = 0; text < texts_.size(); ++text) {
    const std::uint64_t matched = texts_[text].matched;
    const std::uint64_t size = index_.body_end(text) - index_.body_begin(text);
    if (matched > 0 && matched * 100 >= size * limits_.least_share) chain(text);
  }
  std::ranges::sort(out_.found, [](const Candidate& a, const Candidate& b) {
    return std::tie(b.score, a.text, a.begin) < std::tie(a.score, b.text, b.begin);
  });
  if (out_.found.size() > limits_.candidates) out_.found.resize(limits_.candidates);
  return std::move(out_);
}

}  // namespace

Candidates find_candidates(const LicenseIndex& index, std::span<const WordId> words, const CandidateLimits& limits) {
  return Search(index, words, limits).run();
}

}  // namespace sluice::license
