// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The first step of matching whole texts: which texts of the index could stand where? Some of the shingles searched are
// looked up; each that a text has is grown to a run of equal words, and runs are chained along diagonals (the same
// distance in both), as copies with small changes lie on few of them.
#pragma once

#include "license/license_index.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sluice::license {

/// Words that stand alike in the words searched and in a text.
struct Run {
  std::uint32_t begin = 0;  ///< in the words searched
  std::uint32_t text_begin = 0;
  std::uint32_t size = 0;

  std::uint32_t end() const { return begin + size; }
  std::uint32_t text_end() const { return text_begin + size; }
  friend bool operator==(const Run&, const Run&) = default;
};

/// A text of the index that probably stands, whole or in part, in a range of words. Ranges end behind their last word.
struct Candidate {
  std::size_t text = 0;
  std::uint32_t begin = 0;  ///< in the words searched
  std::uint32_t end = 0;
  std::uint32_t text_begin = 0;  ///< in the text
  std::uint32_t text_end = 0;
  std::uint32_t matched = 0;  ///< words of the text within runs, at least
  Run longest;
  std::uint64_t score = 0;  ///< words matched, by the fourth power of the share of the text that they are
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// Bounds on the work, and on what is worth returning.
struct CandidateLimits {
  std::size_t places = 300;        ///< shingles with more places than these say nothing
  std::size_t steps = 64;          ///< places looked at, a word searched
  std::size_t runs = 4096;         ///< of one text
  std::uint32_t stride = 8;        ///< words from one shingle looked up to the next, within what texts share
  std::uint32_t least_share = 25;  ///< percent of the words of a text's body
  std::uint32_t most_gap = 250;    ///< words between two runs of a chain
  std::uint32_t most_shift = 40;   ///< words put in or left out between them
  std::size_t open_chains = 16;    ///< of one text, the latest
  std::size_t candidates = 128;
};

struct Candidates {
  std::vector<Candidate> found;  ///< the best first
  bool is_cut = false;           ///< some runs were not looked at: the words repeat themselves more than texts do
};

Candidates find_candidates(const LicenseIndex& index, std::span<const WordId> words,
                           const CandidateLimits& limits = {});

}  // namespace sluice::license
