// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/statement_context.hpp"

#include "license/byte_class.hpp"

#include <algorithm>

namespace sluice::license {
namespace {

constexpr std::uint32_t most_sentence = 64;
constexpr std::size_t most_gap_bytes = 200;

bool ends_sentence(std::string_view gap) {
  if (gap.size() >= most_gap_bytes) return true;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < gap.size(); ++i) {
    lines += gap[i] == '\n' ? 1u : 0u;
    const bool is_mark = std::string_view(".?!").find(gap[i]) != std::string_view::npos;
    if (is_mark && (i + 1 == gap.size() || is_blank_byte(gap[i + 1]) || gap[i + 1] == '\n' || gap[i + 1] == '"')) {
      return true;
    }
  }
  return lines >= 2;
}

}  // namespace

void PhraseHits::sort() {
  by_begin_ = by_end_;
  std::ranges::stable_sort(by_begin_, {}, &PhraseHit::begin);
}

std::uint32_t PhraseHits::longest_at(std::uint32_t begin) const {
  const auto behind = std::ranges::upper_bound(by_begin_, begin, {}, &PhraseHit::begin);
  return behind == by_begin_.begin() || (behind - 1)->begin != begin ? 0 : (behind - 1)->end;
}

const PhraseHit* PhraseHits::ending_at(std::uint32_t end) const {
  const auto at = std::ranges::lower_bound(by_end_, end, {}, &PhraseHit::end);
  return at == by_end_.end() || at->end != end ? nullptr : &*at;
}

const PhraseHit* PhraseHits::first_from(std::uint32_t begin) const {
  const auto at = std::ranges::lower_bound(by_begin_, begin, {}, &PhraseHit::begin);
  return at == by_begin_.end() ? nullptr : &*at;
}

const PhraseHit* PhraseHits::last_until(std::uint32_t end) const {
  const auto at = std::ranges::upper_bound(by_end_, end, {}, &PhraseHit::end);
  return at == by_end_.begin() ? nullptr : &*(at - 1);
}

StatementContext::StatementContext(std::string_view text, const Tokens& tokens, const StatementRules& rules)
    : text_(text), tokens_(tokens), rules_(rules), marks_(tokens.size(), 0) {
  OpenNotices open;
  rules.automaton().search(tokens.words(), [&](const PhraseHit& hit) { take(hit, open); });
  for (PhraseHits& hits : hits_) hits.sort();
}

void StatementContext::take(const PhraseHit& hit, OpenNotices& open) {
  const StatementRules::Entry& entry = rules_.entry(hit.phrase);
  if (entry.kind >= Phrase::filler) {
    marks_[hit.begin] = static_cast<std::uint8_t>(marks_[hit.begin] | mark_of(entry.kind));
    return;
  }
  if (hit_count_ == most_hits) return;
  ++hit_count_;
  if (entry.kind != Phrase::notice && entry.kind != Phrase::exception) {
    hits_[static_cast<std::size_t>(entry.kind)].add({entry.value, hit.begin, hit.end});
    return;
  }
  const StatementRules::Piece& piece = rules_.pieces()[entry.value];
  FoundNotice found{piece.notice, hit.begin, hit.end};
  if (!piece.is_first) {
    const std::uint32_t number = open.numbers.find(entry.value);  // of the piece before
    if (number == 0) return;
    const FoundNotice& before = open.latest[number - 1];
    if (before.end > hit.begin || hit.begin - before.end > piece.most_gap) return;
    found.begin = before.begin;
  }
  const std::uint32_t key = entry.value + 1;
  if (const std::uint32_t number = open.numbers.find(key); number != 0) {
    open.latest[number - 1] = found;
  } else {
    open.latest.push_back(found);
    open.numbers.insert(key, static_cast<std::uint32_t>(open.latest.size()));
  }
  if (piece.is_last) notices_.push_back(found);
}

std::string_view StatementContext::word(std::uint32_t token) const {
  if (token >= size()) return {};
  const std::uint32_t begin = tokens_.offsets()[token];
  return text_.substr(begin, tokens_.ends()[token] - begin);
}

std::string_view StatementContext::gap_behind(std::uint32_t token) const {
  const std::size_t begin = tokens_.ends()[token];
  const std::size_t end = token + 1 < size() ? tokens_.offsets()[token + 1] : text_.size();
  return end < begin ? std::string_view() : text_.substr(begin, std::min(end - begin, most_gap_bytes));
}

bool StatementContext::is_one_sentence(std::uint32_t first, std::uint32_t second) const {
  if (second < first || second - first > most_sentence) return false;
  for (std::uint32_t i = first; i < second; ++i) {
    if (ends_sentence(gap_behind(i))) return false;
  }
  return true;
}

bool StatementContext::is_question(std::uint32_t token) const {
  for (std::uint32_t i = token; i < size() && i - token < most_sentence; ++i) {
    const std::string_view gap = gap_behind(i);
    if (gap.find("? ") != std::string_view::npos || gap.find("?\n") != std::string_view::npos || gap.ends_with('?')) {
      return i + 1 == size() || gap.find("? ") != std::string_view::npos || gap.find("?\n") != std::string_view::npos;
    }
    if (ends_sentence(gap)) return false;
  }
  return false;
}

}  // namespace sluice::license
