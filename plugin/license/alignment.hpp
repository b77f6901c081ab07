// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The fewest words to put in and leave out that lead from a text to what stands in a file: the greedy algorithm of
// Myers ("An O(ND) Difference Algorithm and Its Variations", 1986), from a place that is known to be the same in both,
// to the text's end on one side and to its start on the other. What the file has beyond is free.
#pragma once

#include "license/index_format.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sluice::license {

/// Words that differ: those of the file stand for those of the text. One of the two may be empty.
struct Difference {
  std::uint32_t begin = 0;  ///< in the file's words
  std::uint32_t end = 0;
  std::uint32_t text_begin = 0;  ///< in the text's words
  std::uint32_t text_end = 0;
  friend bool operator==(const Difference&, const Difference&) = default;
};

/// Where all of a part of a text stands in a file. Between the differences both are equal.
struct Alignment {
  std::uint32_t begin = 0;  ///< in the file's words
  std::uint32_t end = 0;
  std::vector<Difference> differences;  ///< in order
};

/// Aligns parts of texts; keeps its memory.
class Aligner {
 public:
  /// `words` are the file's, `text` is the part of the text; `at` and `text_at` are a place in each, from which on, and
  /// up to which, they are aligned. Fails (false) if one of both sides needs more than `most_edits`, or if `budget`,
  /// which pays for the steps, is used up.
  bool align(std::span<const WordId> words, std::span<const WordId> text, std::uint32_t at, std::uint32_t text_at,
             std::uint32_t most_edits, std::uint64_t& budget);
  const Alignment& alignment() const { return alignment_; }

 private:
  template <class Words>
  bool reach_end(const Words& words, std::int32_t word_count, std::int32_t text_count, std::int32_t most_edits,
                 std::uint64_t& budget);
  template <class Words>
  std::int32_t reach(const Words& words, std::int32_t edits, std::int32_t word_count, std::int32_t text_count);
  std::int32_t furthest(std::int32_t edits, std::int32_t diagonal) const;
  void trace_back(std::int32_t edits, std::int32_t diagonal, std::int32_t word_count);

  std::vector<std::int32_t> reached_;  ///< by number of edits, then by diagonal: words of the file
  std::vector<Difference> found_;      ///< of one side, the last first, counted from the place
  std::uint32_t used_ = 0;             ///< words of the file on that side
  Alignment alignment_;
};

}  // namespace sluice::license
