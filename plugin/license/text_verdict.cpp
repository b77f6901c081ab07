// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_verdict.hpp"

#include "license/restrictions.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace sluice::license {
namespace {

constexpr std::uint32_t least_edits = 24;

template <class T>
std::span<const T> part(std::span<const T> all, std::uint32_t begin, std::uint32_t end) {
  return all.subspan(begin, end - begin);
}

std::uint32_t missing_words(const std::vector<Difference>& differences) {
  std::uint32_t count = 0;
  for (const Difference& one : differences) count += one.text_end - one.text_begin;
  return count;
}

std::uint32_t count_edits(const std::vector<Difference>& differences) {
  std::uint32_t count = missing_words(differences);
  for (const Difference& one : differences) count += one.end - one.begin;
  return count;
}

/// Are they few for a body of so many words? Many that are left out without others in their place are a clause.
bool are_few_words(const std::vector<Difference>& changes, std::uint32_t body) {
  constexpr std::uint32_t least = 8;
  constexpr std::uint32_t most_left_out = 8;
  const std::uint32_t missing = missing_words(changes);
  const std::uint32_t edits = count_edits(changes);
  return edits <= std::max(least, body / 10) && missing <= edits - missing + most_left_out;
}

/// The fewer words, the more of them must agree: much of any license is what others have too.
double least_score(std::uint32_t words) {
  if (words >= 300) return 0.75;
  return words >= 120 ? 0.85 : 0.9;
}

}  // namespace

/// From the middle of the longest run, or where it enters the body, as its ends may be there by chance.
bool TextJudge::align(const Candidate& candidate, std::uint32_t most_edits, std::uint64_t& budget) {
  const std::uint32_t begin = index_.body_begin(candidate.text);
  const std::uint32_t end = index_.body_end(candidate.text);
  const Run& run = candidate.longest;
  const std::uint32_t first = std::max(run.text_begin, begin);
  const std::uint32_t last = std::min(run.text_end(), end);
  if (first >= last) return false;
  const std::uint32_t text_at = first + (last - first) / 2;
  const std::uint32_t size = end - begin;
  const auto whole = static_cast<std::uint32_t>(index_.text(candidate.text).size());
  const std::uint32_t unmatched = whole - std::min(whole, candidate.matched);
  const std::uint32_t most = std::min({most_edits, least_edits + size / 2, least_edits + 2 * unmatched});
  const bool is_aligned = aligner_.align(file_.words, part(index_.text(candidate.text), begin, end),
                                         run.begin + (text_at - run.text_begin), text_at - begin, most, budget);
  if (!is_aligned) return false;
  body_ = aligner_.alignment();
  for (Difference& one : body_.differences) {
    one.text_begin += begin;
    one.text_end += begin;
  }
  return true;
}

/// A denial that only moved, and words that say the same, are no changes.
void TextJudge::settle(TextVerdict& verdict) {
  constexpr std::size_t most_between = 3;
  for (std::size_t i = 0; i < verdict.changes.size(); ++i) {
    for (std::size_t k = i + 1; k < std::min(i + 1 + most_between, verdict.changes.size()); ++k) {
      if (differences_.cancels(verdict.text, verdict.changes[i], verdict.changes[k]))
        kinds_[i] = kinds_[k] = DifferenceKind::variant;
    }
  }
  std::vector<Difference> kept;
  for (std::size_t i = 0; i < verdict.changes.size(); ++i) {
    if (kinds_[i] != DifferenceKind::variant) kept.push_back(verdict.changes[i]);
  }
  verdict.changes = std::move(kept);
  const bool are_slight = std::ranges::find(kinds_, DifferenceKind::change) == kinds_.end();
  const std::uint32_t size = index_.body_end(verdict.text) - index_.body_begin(verdict.text);
  verdict.kind = verdict.changes.empty()                              ? LicenseEvidence::text_exact
                 : are_slight && are_few_words(verdict.changes, size) ? LicenseEvidence::text_varied
                                                                      : LicenseEvidence::text_near;
}

std::uint64_t TextJudge::weigh(std::span<const WordId> words) const {
  std::uint64_t sum = 0;
  for (const WordId word : words) {
    const std::uint32_t texts = index_.texts_with(word);
    sum += 2 + (texts == 0 ? 0u : static_cast<unsigned>(std::bit_width(index_.text_count() / texts)));
  }
  return sum;
}

/// A text with names of its own in the slots is less likely where they are missing, so that the one without wins.
void TextJudge::weigh_all(TextVerdict& verdict) const {
  const std::span<const WordId> text = index_.text(verdict.text);
  std::uint64_t matched = weigh(part(text, index_.body_begin(verdict.text), index_.body_end(verdict.text)));
  std::uint64_t names = 0;
  std::uint64_t changed = 0;
  for (const Difference& one : body_.differences) {
    const bool is_change = std::ranges::find(verdict.changes, one) != verdict.changes.end();
    const std::uint64_t missing = weigh(part(text, one.text_begin, one.text_end));
    matched -= missing;
    (is_change ? changed : names) += missing;
    if (is_change) changed += weigh(part(file_.words, one.begin, one.end));
  }
  const auto agreeing = static_cast<double>(matched);
  verdict.score = 2 * agreeing / (2 * agreeing + static_cast<double>(changed));
  const double trust = verdict.is_plain ? 1.25 : std::pow(verdict.score, 12);
  const double rank = agreeing * trust - static_cast<double>(names) / 4;
  verdict.rank = rank <= 0 ? 0 : static_cast<std::uint64_t>(rank * 16);
}

/// Do words restrict that the file has more than the part of the text aligned last, with its words from `offset` on?
bool TextJudge::is_restricted(std::uint32_t offset) const {
  return std::ranges::any_of(aligner_.alignment().differences, [&](const Difference& one) {
    return restricts(file_.hashes_of(offset + one.begin, offset + one.end));
  });
}

/// Does a word or two turn round what the part of the text aligned last says? Then it is a change of the license.
bool TextJudge::is_turned_round(std::uint32_t offset) const {
  constexpr std::uint32_t most_words = 2;
  return std::ranges::any_of(aligner_.alignment().differences, [&](const Difference& one) {
    const std::span<const WordHash> added = file_.hashes_of(offset + one.begin, offset + one.end);
    return !added.empty() && added.size() <= most_words && !can_be_title(added);
  });
}

/// Where the file's words begin with those of the title before the body, if most of them are there.
std::uint32_t TextJudge::find_title(TextVerdict& verdict, std::uint64_t& budget) {
  const std::span<const WordId> title = index_.text(verdict.text).first(index_.body_begin(verdict.text));
  const auto size = static_cast<std::uint32_t>(title.size());
  const std::uint32_t begin = body_.begin;
  const bool is_found = size > 0 && aligner_.align(file_.words.first(begin), title, begin, size, size / 2 + 4, budget);
  if (!is_found || missing_words(aligner_.alignment().differences) * 2 > size || is_restricted(0)) return begin;
  if (is_turned_round(0)) take_changes(verdict, 0, 0);
  return aligner_.alignment().begin;
}

std::uint32_t TextJudge::find_tail(TextVerdict& verdict, std::uint64_t& budget) {
  const std::uint32_t text_end = index_.body_end(verdict.text);
  const std::span<const WordId> tail = index_.text(verdict.text).subspan(text_end);
  const auto size = static_cast<std::uint32_t>(tail.size());
  const std::uint32_t end = body_.end;
  const bool is_found = size > 0 && aligner_.align(file_.words.subspan(end), tail, 0, 0, size / 2 + 4, budget);
  if (!is_found || missing_words(aligner_.alignment().differences) * 2 > size || is_restricted(end)) return end;
  if (is_turned_round(end)) take_changes(verdict, end, text_end);
  return end + aligner_.alignment().end;
}

/// The differences of the part aligned last are changes.
void TextJudge::take_changes(TextVerdict& verdict, std::uint32_t offset, std::uint32_t text_offset) const {
  verdict.kind = LicenseEvidence::text_near;
  for (Difference one : aligner_.alignment().differences) {
    one.begin += offset;
    one.end += offset;
    one.text_begin += text_offset;
    one.text_end += text_offset;
    verdict.changes.push_back(one);
  }
}

std::optional<TextVerdict> TextJudge::judge(const Candidate& candidate, std::uint32_t most_edits,
                                            std::uint64_t& budget) {
  constexpr std::uint32_t least_words = 8;
  constexpr std::uint32_t least_share = 60;  // percent of the body's words
  if (!align(candidate, most_edits, budget)) return std::nullopt;
  TextVerdict verdict;
  verdict.text = candidate.text;
  verdict.is_literal = body_.differences.empty();
  kinds_.clear();
  for (const Difference& one : body_.differences) {
    const DifferenceKind kind = differences_.judge(candidate.text, one);
    if (kind == DifferenceKind::alternative) verdict.alternatives.push_back(one);
    if (kind < DifferenceKind::variant) continue;
    verdict.changes.push_back(one);
    kinds_.push_back(kind);
  }
  verdict.is_plain = verdict.changes.empty();
  verdict.edits = count_edits(body_.differences);
  weigh_all(verdict);
  const std::uint32_t size = index_.body_end(candidate.text) - index_.body_begin(candidate.text);
  const std::uint32_t missing = missing_words(verdict.changes);
  settle(verdict);
  if (verdict.score < least_score(size) || size - missing < least_words || (size - missing) * 100 < size * least_share)
    return std::nullopt;
  verdict.begin = find_title(verdict, budget);
  verdict.end = find_tail(verdict, budget);
  return verdict;
}

}  // namespace sluice::license
