// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/alignment.hpp"

#include <algorithm>

namespace sluice::license {
namespace {

constexpr std::int32_t nowhere = -(1 << 29);

/// Is the last edit to a diagonal a word left out, rather than one put in?
bool is_above(std::int32_t left, std::int32_t above, std::int32_t word_count) {
  return left < above || left == word_count || left == nowhere;
}

struct Forward {
  const WordId* words;
  const WordId* text;
  bool operator()(std::int32_t word, std::int32_t text_word) const { return words[word] == text[text_word]; }
};

struct Backward {
  const WordId* words;  ///< behind the first to be compared
  const WordId* text;
  bool operator()(std::int32_t word, std::int32_t text_word) const { return words[-1 - word] == text[-1 - text_word]; }
};

/// Diagonals -edits, -edits + 2, ..., edits are reached by a number of edits; those of fewer edits stand before.
constexpr std::size_t row_of(std::int32_t edits) {
  return static_cast<std::size_t>(edits) * (static_cast<std::size_t>(edits) + 1) / 2;
}

}  // namespace

std::int32_t Aligner::furthest(std::int32_t edits, std::int32_t diagonal) const {
  if (diagonal < -edits || diagonal > edits) return nowhere;
  return reached_[row_of(edits) + static_cast<std::size_t>((diagonal + edits) / 2)];
}

/// The furthest word on each diagonal, from those of one edit fewer. Returns the diagonal that ends the text, or
/// nowhere.
template <class Words>
std::int32_t Aligner::reach(const Words& are_equal, std::int32_t edits, std::int32_t word_count,
                            std::int32_t text_count) {
  std::int32_t ended = nowhere;
  const std::int32_t* const before = edits == 0 ? nullptr : reached_.data() + row_of(edits - 1);
  std::int32_t* const now = reached_.data() + row_of(edits);
  for (std::int32_t i = 0; i <= edits; ++i) {
    const std::int32_t diagonal = 2 * i - edits;
    std::int32_t word = 0;
    if (edits > 0) {
      const std::int32_t left = i == 0 ? nowhere : before[i - 1];
      const std::int32_t above = i == edits ? nowhere : before[i];
      word = is_above(left, above, word_count) ? above : left + 1;
    }
    if (word >= 0) {
      while (word < word_count && word - diagonal < text_count && are_equal(word, word - diagonal)) ++word;
      if (word - diagonal == text_count) ended = diagonal;
    }
    now[i] = word < 0 ? nowhere : word;
  }
  return ended;
}

template <class Words>
bool Aligner::reach_end(const Words& are_equal, std::int32_t word_count, std::int32_t text_count,
                        std::int32_t most_edits, std::uint64_t& budget) {
  reached_.clear();
  found_.clear();
  for (std::int32_t edits = 0; edits <= most_edits; ++edits) {
    const auto steps = static_cast<std::uint64_t>(edits) + 1;
    if (budget < steps) return false;
    budget -= steps;
    reached_.resize(row_of(edits + 1));
    const std::int32_t ended = reach(are_equal, edits, word_count, text_count);
    if (ended == nowhere) continue;
    trace_back(edits, ended, word_count);
    return true;
  }
  return false;
}

void Aligner::trace_back(std::int32_t edits, std::int32_t diagonal, std::int32_t word_count) {
  used_ = static_cast<std::uint32_t>(furthest(edits, diagonal));
  for (; edits > 0; --edits) {
    const bool is_missing = is_above(furthest(edits - 1, diagonal - 1), furthest(edits - 1, diagonal + 1), word_count);
    diagonal += is_missing ? 1 : -1;
    const std::int32_t from = furthest(edits - 1, diagonal);
    const auto word = static_cast<std::uint32_t>(from);
    const auto text_word = static_cast<std::uint32_t>(from - diagonal);
    const Difference one = {word, word + (is_missing ? 0u : 1u), text_word, text_word + (is_missing ? 1u : 0u)};
    if (!found_.empty() && found_.back().begin == one.end && found_.back().text_begin == one.text_end) {
      found_.back().begin = one.begin;
      found_.back().text_begin = one.text_begin;
    } else {
      found_.push_back(one);
    }
  }
}

bool Aligner::align(std::span<const WordId> words, std::span<const WordId> text, std::uint32_t at,
                    std::uint32_t text_at, std::uint32_t most_edits, std::uint64_t& budget) {
  const auto most = static_cast<std::int32_t>(most_edits);
  const auto before = static_cast<std::int32_t>(std::min(at, text_at + most_edits));
  alignment_.differences.clear();
  if (!reach_end(Backward{words.data() + at, text.data() + text_at}, before, static_cast<std::int32_t>(text_at), most,
                 budget))
    return false;
  alignment_.begin = at - used_;
  for (const Difference& one : found_)
    alignment_.differences.push_back({at - one.end, at - one.begin, text_at - one.text_end, text_at - one.text_begin});
  const std::size_t text_left = text.size() - text_at;
  const auto behind = static_cast<std::int32_t>(std::min<std::size_t>(words.size() - at, text_left + most_edits));
  if (!reach_end(Forward{words.data() + at, text.data() + text_at}, behind, static_cast<std::int32_t>(text_left), most,
                 budget))
    return false;
  alignment_.end = at + used_;
  for (auto one = found_.rbegin(); one != found_.rend(); ++one)
    alignment_.differences.push_back(
        {at + one->begin, at + one->end, text_at + one->text_begin, text_at + one->text_end});
  return true;
}

}  // namespace sluice::license
