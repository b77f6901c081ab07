// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// May a copy of a license differ so? The matching guidelines let names, list numbers and titles differ (SPDX 3.0, annex
// "SPDX license matching guidelines"); published copies differ as well in words of text_variants.def.
#pragma once

#include "license/alignment.hpp"
#include "license/license_index.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sluice::license {

/// A file as it is searched: `words` may be blanked (0), `numbers` are theirs among all tokens, whose words are
/// `hashes`.
struct SearchedFile {
  std::span<const WordId> words;
  std::span<const std::uint32_t> numbers;
  std::span<const WordHash> hashes;
  std::span<const std::uint32_t> lines;  ///< of all tokens

  /// The tokens from one word to another, with those of copyright notices between them.
  std::span<const WordHash> hashes_of(std::uint32_t begin, std::uint32_t end) const {
    return begin == end ? std::span<const WordHash>()
                        : hashes.subspan(numbers[begin], numbers[end - 1] + 1 - numbers[begin]);
  }
};

/// What the words that differ mean.
enum class DifferenceKind : std::uint8_t {
  allowed,      ///< the guidelines let them differ
  alternative,  ///< an offer of a license of GNU's instead
  variant,      ///< another spelling, or a phrase of published copies: it says the same
  slight,       ///< a few words that no list knows
  change,       ///< words that give, take, ask, deny or count, or many
};

/// Judges single differences of an aligned text. Refers to both.
class DifferenceJudge {
 public:
  DifferenceJudge(const LicenseIndex& index, const SearchedFile& file) : index_(index), file_(file) {}

  DifferenceKind judge(std::size_t text, const Difference& one) const;
  /// Do both together mean the same: "neither ... may", "... may not"?
  bool cancels(std::size_t text, const Difference& first, const Difference& second) const {
    return moves_denial(text, first, second) || moves_word(text, first, second);
  }

 private:
  bool is_allowed(std::size_t text, const Difference& one) const;
  bool is_alternative(const Difference& one) const;
  bool is_variant(std::size_t text, const Difference& one) const;
  bool is_slight(std::size_t text, const Difference& one) const;
  Difference without_alike_ends(std::size_t text, Difference one) const;
  bool is_known_addition(const Difference& one) const;
  bool is_address(std::size_t text, const Difference& one, std::span<const WordHash> missing) const;
  bool are_more_years(std::size_t text, const Difference& one) const;
  bool has_number(std::span<const WordId> words, std::string_view before) const;
  bool has_new_number(std::span<const WordHash> words) const;
  std::string_view word_before(std::size_t text, const Difference& one) const;
  bool moves_denial(std::size_t text, const Difference& first, const Difference& second) const;
  bool moves_word(std::size_t text, const Difference& first, const Difference& second) const;
  bool are_list_marks(std::span<const WordId> words, std::string_view before) const;
  bool is_heading_number(const Difference& one, std::string_view before) const;
  bool is_lost_number(const Difference& one, std::span<const WordId> missing, std::string_view before) const;
  bool are_in_notice(const Difference& one, std::span<const WordId> missing) const;
  bool are_behind_notice(const Difference& one) const;
  bool are_same_letters(std::span<const WordHash> added, std::span<const WordId> missing) const;
  bool are_alike(WordHash added, WordId missing) const;
  bool are_all_alike(std::span<const WordHash> added, std::span<const WordId> missing) const;
  std::vector<WordHash> hashes_of(std::span<const WordId> words) const;

  const LicenseIndex& index_;
  const SearchedFile& file_;
};

}  // namespace sluice::license
