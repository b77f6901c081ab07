// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// May a copy of a license differ so? The matching guidelines let names, list numbers and titles differ (SPDX 3.0, annex
// "SPDX license matching guidelines"); copies differ as well in words that give, take and ask for nothing.
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
  std::span<const WordHash> hashes_of(std::uint32_t begin, std::uint32_t end) const;
};

/// Judges single differences of an aligned text. Refers to both.
class DifferenceJudge {
 public:
  DifferenceJudge(const LicenseIndex& index, const SearchedFile& file) : index_(index), file_(file) {}

  /// Do the guidelines let the words differ?
  bool is_allowed(std::size_t text, const Difference& one) const;
  /// Does the text mean the same? Of many such differences, the caller decides.
  bool is_immaterial_change(std::size_t text, const Difference& one) const;
  /// Do both together mean the same: "neither ... may", "... may not"?
  bool moves_denial(std::size_t text, const Difference& first, const Difference& second) const;
  /// Is it an offer of a license of GNU's instead?
  bool is_alternative(const Difference& one) const;

 private:
  bool are_list_marks(std::span<const WordId> words, std::string_view before) const;
  bool is_lost_number(const Difference& one, std::span<const WordId> missing, std::string_view before) const;
  bool are_in_notice(const Difference& one, std::span<const WordId> missing) const;
  bool are_behind_notice(const Difference& one) const;
  bool are_same_letters(std::span<const WordHash> added, std::span<const WordId> missing) const;
  bool are_alike(WordHash added, WordId missing) const;
  bool are_all_alike(std::span<const WordHash> added, std::span<const WordId> missing) const;
  bool has_version(std::size_t text, const Difference& one) const;
  std::vector<WordHash> hashes_of(std::span<const WordId> words) const;

  const LicenseIndex& index_;
  const SearchedFile& file_;
};

}  // namespace sluice::license
