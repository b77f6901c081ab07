// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/statement_rules.hpp"
#include "license/tokens.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sluice::license {

/// Phrases of one kind, for look-up by where they begin and end.
class PhraseHits {
 public:
  void add(const PhraseHit& hit) { by_end_.push_back(hit); }
  void sort();

  const std::vector<PhraseHit>& all() const { return by_end_; }  ///< in order of their ends
  /// The end of the longest that begins there, or 0.
  std::uint32_t longest_at(std::uint32_t begin) const;
  /// The longest that ends there, or null.
  const PhraseHit* ending_at(std::uint32_t end) const;
  /// The first that begins there or behind, or null.
  const PhraseHit* first_from(std::uint32_t begin) const;
  /// The last that ends there or before, or null.
  const PhraseHit* last_until(std::uint32_t end) const;

 private:
  std::vector<PhraseHit> by_end_;
  std::vector<PhraseHit> by_begin_;
};

/// A notice or exception found.
struct FoundNotice {
  std::uint32_t notice = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// All phrases of a text. More than `most_hits` of them are not kept; hostile texts alone have so many.
class StatementContext {
 public:
  static constexpr std::size_t most_hits = std::size_t{1} << 22;

  StatementContext(std::string_view text, const Tokens& tokens, const StatementRules& rules);

  const PhraseHits& hits(Phrase kind) const { return hits_[static_cast<std::size_t>(kind)]; }
  const std::vector<FoundNotice>& notices() const { return notices_; }
  const StatementRules& rules() const { return rules_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }

  std::string_view word(std::uint32_t token) const;  ///< empty behind the last
  bool is(std::uint32_t token, WordHash word) const { return token < size() && tokens_.words()[token] == word; }
  bool has_mark(std::uint32_t token, Phrase kind) const { return (marks_[token] & mark_of(kind)) != 0; }
  /// The bytes between a token and the next, at most 200 of them.
  std::string_view gap_behind(std::uint32_t token) const;
  /// Does no sentence end, and no paragraph, between two tokens? False if they are more than 64 apart.
  bool is_one_sentence(std::uint32_t first, std::uint32_t second) const;
  /// Is the sentence that has the token a question?
  bool is_question(std::uint32_t token) const;

 private:
  static std::uint8_t mark_of(Phrase kind) {
    return static_cast<std::uint8_t>(1u << (static_cast<unsigned>(kind) - static_cast<unsigned>(Phrase::filler)));
  }
  /// Notices of which a piece was found: the latest by piece.
  struct OpenNotices {
    FlatMap numbers;  ///< in `latest`, from 1, by the piece's number from 1
    std::vector<FoundNotice> latest;
  };
  void take(const PhraseHit& hit, OpenNotices& open);

  std::string_view text_;
  const Tokens& tokens_;
  const StatementRules& rules_;
  std::array<PhraseHits, phrase_kinds> hits_;
  std::vector<std::uint8_t> marks_;
  std::vector<FoundNotice> notices_;
  std::size_t hit_count_ = 0;
};

}  // namespace sluice::license
