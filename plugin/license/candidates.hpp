// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The first step of matching whole texts: which texts of the index could stand where? Texts that share shingles are
// counted; of the best, shared shingles are chained along diagonals (the same distance in both), as copies with small
// changes lie on few of them.
#pragma once

#include "license/license_index.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sluice::license {

/// A text of the index that probably stands, whole or in part, in a range of words. Ranges end behind their last word.
struct Candidate {
  std::size_t text = 0;
  std::uint32_t begin = 0;  ///< in the words searched
  std::uint32_t end = 0;
  std::uint32_t text_begin = 0;  ///< in the text
  std::uint32_t text_end = 0;
  std::uint32_t matched = 0;  ///< words of the text within shared shingles
  std::uint64_t weight = 0;   ///< of the shared shingles; rare ones weigh more
  std::uint64_t score = 0;    ///< weight by the share of the text that was matched
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// Bounds on the work, and on what is worth returning.
struct CandidateLimits {
  std::size_t places = 4096;       ///< shingles with more places than these say nothing
  std::size_t texts = 64;          ///< looked at closely
  std::uint32_t least_share = 25;  ///< percent of a text's words
  std::uint32_t most_gap = 250;    ///< words between two shingles of a chain
  std::uint32_t most_shift = 40;   ///< words put in or left out between them
  std::size_t open_chains = 16;    ///< of one text, the latest
  std::size_t candidates = 128;
};

/// The best first. Work is at most `limits.places` steps a word, and `limits.open_chains` more for each that the best
/// texts share.
std::vector<Candidate> find_candidates(const LicenseIndex& index, std::span<const WordId> words,
                                       const CandidateLimits& limits = {});

}  // namespace sluice::license
