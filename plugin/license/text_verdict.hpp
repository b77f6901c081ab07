// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The second step of matching whole texts: a candidate is aligned with its text, word by word, and each difference is
// one that the matching guidelines let be, or a change of the license.
#pragma once

#include "license/alignment.hpp"
#include "license/candidates.hpp"
#include "license/license_index.hpp"
#include "license/text_difference.hpp"
#include "model/licensing.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sluice::license {

struct TextVerdict {
  std::size_t text = 0;
  std::uint32_t begin = 0;  ///< in the file's words, with the title and what follows the end, if they are there
  std::uint32_t end = 0;
  LicenseEvidence kind = LicenseEvidence::text_near;
  bool is_plain = false;                 ///< but for what the guidelines let be
  bool is_literal = false;               ///< no difference at all
  std::uint32_t edits = 0;               ///< words put in and left out, of all differences
  double score = 0;                      ///< share of both sides' words that agree; rare words weigh more
  std::uint64_t rank = 0;                ///< which of several verdicts on the same words is right: the highest
  std::vector<Difference> changes;       ///< that make it another license, or may
  std::vector<Difference> alternatives;  ///< words put in that offer a license of GNU's instead
};

/// Judges candidates; keeps its memory.
class TextJudge {
 public:
  TextJudge(const LicenseIndex& index, const SearchedFile& file)
      : index_(index), file_(file), differences_(index_, file_) {}
  TextJudge(const TextJudge&) = delete;
  TextJudge& operator=(const TextJudge&) = delete;

  /// Absent if the text does not stand there, with at most so many edits on one side, or if `budget`, which pays for
  /// the alignments, is used up.
  std::optional<TextVerdict> judge(const Candidate& candidate, std::uint32_t most_edits, std::uint64_t& budget);

 private:
  bool align(const Candidate& candidate, std::uint32_t most_edits, std::uint64_t& budget);
  void settle(TextVerdict& verdict);
  std::uint64_t weigh(std::span<const WordId> words) const;
  void weigh_all(TextVerdict& verdict) const;
  bool is_restricted(std::uint32_t offset) const;
  bool is_turned_round(std::uint32_t offset) const;
  std::uint32_t find_title(TextVerdict& verdict, std::uint64_t& budget);
  std::uint32_t find_tail(TextVerdict& verdict, std::uint64_t& budget);
  void take_changes(TextVerdict& verdict, std::uint32_t offset, std::uint32_t text_offset) const;

  const LicenseIndex& index_;
  SearchedFile file_;
  DifferenceJudge differences_;
  Aligner aligner_;
  Alignment body_;
  std::vector<DifferenceKind> kinds_;  ///< of the changes of the verdict that is made
};

}  // namespace sluice::license
