// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/candidates.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sluice::license {
namespace {

constexpr std::uint32_t shingle_words = format::shingle_words;

class Search {
 public:
  Search(const LicenseIndex& index, std::span<const WordId> words, const CandidateLimits& limits)
      : index_(index), words_(words), limits_(limits), steps_left_(limits.steps * words.size()), runs_(index.text_count()) {}
  Candidates run();

 private:
  void collect_runs();
  std::uint32_t next_known(std::uint32_t word) const;
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
  std::vector<std::vector<Run>> runs_;  ///< by text
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

void Search::collect_runs() {
  for (std::uint32_t i = 0; i + shingle_words <= words_.size();) {
    const std::uint32_t known = next_known(i);
    if (known != i) {
      i = known;
      continue;
    }
    const std::span<const Place> places = index_.find_shingle(words_.subspan(i).first<shingle_words>());
    const bool says_something = !places.empty() && places.size() <= limits_.places;
    if (says_something) {
      if (places.size() > steps_left_) {
        out_.is_cut = true;
        return;
      }
      steps_left_ -= places.size();
      for (const Place place : places) add_run(i, place);
    }
    i += says_something ? limits_.stride : 1;
  }
}

void Search::add_run(std::uint32_t word, Place place) {
  std::vector<Run>& runs = runs_[place.text()];
  std::uint32_t least = 0;  // runs on one diagonal do not overlap
  for (std::size_t i = runs.size(); i-- > 0 && i + 4 > runs.size();) {
    const Run& run = runs[i];
    if (run.begin + place.word() != word + run.text_begin) continue;
    if (word < run.end()) return;
    least = std::max(least, run.end());
  }
  if (runs.size() == limits_.runs) {
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
  runs.push_back({word - before, place.word() - before, before + static_cast<std::uint32_t>(end.first - first)});
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
  std::vector<Run>& runs = runs_[text];
  std::ranges::sort(runs, [](const Run& a, const Run& b) { return std::tie(a.begin, b.size) < std::tie(b.begin, a.size); });
  for (const Run& run : runs) {
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
  const std::uint64_t size = index_.text(candidate.text).size();
  if (std::uint64_t{candidate.matched} * 100 < size * limits_.least_share) return;
  candidate.score = std::uint64_t{candidate.matched} * candidate.matched * 1024 / size;
  out_.found.push_back(candidate);
}

Candidates Search::run() {
  collect_runs();
  for (std::size_t text = 0; text < runs_.size(); ++text) {
    std::uint64_t matched = 0;
    for (const Run& run : runs_[text]) matched += run.size;
    if (matched * 100 >= index_.text(text).size() * limits_.least_share && matched > 0) chain(text);
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
