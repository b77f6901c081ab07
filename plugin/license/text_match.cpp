// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_match.hpp"

#include "license/text_surroundings.hpp"
#include "license/text_verdict.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace sluice::license {
namespace {

/// One search of a window.
struct Round {
  std::vector<Candidate> candidates;
  std::vector<TextVerdict> verdicts;
  bool is_whole = true;  ///< all candidates were found and looked at
};

class Matcher {
 public:
  Matcher(const LicenseIndex& index, const Tokens& tokens, const TextLimits& limits)
      : index_(index),
        tokens_(tokens),
        limits_(limits),
        file_(number_words(tokens, index)),
        steps_left_(limits.steps) {}
  TextMatches run();

 private:
  void search(std::uint32_t begin, std::uint32_t end, std::uint32_t next);
  void add_parts(const std::vector<Candidate>& candidates, std::uint32_t offset);
  bool is_free(std::uint32_t begin, std::uint32_t end) const;
  Round judge(std::uint32_t begin, std::uint32_t end);
  std::vector<TextVerdict> accept(std::vector<TextVerdict> verdicts, std::uint32_t offset, std::uint32_t next);
  Match to_match(const TextVerdict& verdict, std::uint32_t offset) const;
  std::string missing_words(std::size_t text, const Difference& change) const;

  const LicenseIndex& index_;
  const Tokens& tokens_;
  const TextLimits& limits_;
  NumberedText file_;
  std::uint64_t steps_left_;
  TextMatches out_;
};

bool is_within(const Candidate& candidate, const TextVerdict& verdict) {
  return candidate.begin >= verdict.begin && candidate.end <= verdict.end;
}

bool overlap(const TextVerdict& a, const TextVerdict& b) { return a.begin < b.end && b.begin < a.end; }

/// Most texts stand as they are: nothing within a text that was found to the letter is worth looking at, and what has
/// many more differences than one that was found there is not right.
std::uint32_t edits_worth_trying(const Candidate& candidate, const std::vector<TextVerdict>& verdicts) {
  std::uint32_t most = 1000;
  for (const TextVerdict& verdict : verdicts) {
    if (!is_within(candidate, verdict)) continue;
    if (verdict.is_literal) return 0;
    most = std::min(most, 16 + 2 * verdict.edits);
  }
  return most;
}

/// Candidates that reach out of what was accepted may become others without its words; of those outside, each was
/// judged.
bool may_hide_more(const std::vector<Candidate>& candidates, const std::vector<TextVerdict>& accepted) {
  return std::ranges::any_of(candidates, [&](const Candidate& candidate) {
    return std::ranges::any_of(accepted, [&](const TextVerdict& verdict) {
      return candidate.begin < verdict.end && verdict.begin < candidate.end && !is_within(candidate, verdict);
    });
  });
}

/// A text does not say "or later": the id without it, if the list has it.
std::string_view without_later(const LicenseIndex& index, std::string_view id) {
  if (!id.ends_with('+')) return id;
  const std::optional<std::size_t> only = index.find_license(std::string(id.substr(0, id.size() - 1)) + "-only");
  return only ? index.license(*only).id : id;
}

/// The id that stands for a text that several licenses have.
std::string_view id_of(const LicenseIndex& index, std::size_t text) {
  std::tuple<bool, bool, std::size_t, std::string_view> best{true, true, ~std::size_t{0}, {}};
  for (const std::size_t number : index.licenses_of(text)) {
    const IndexedLicense name = index.license(number);
    best = std::min(best, {name.is_deprecated, !name.id.ends_with("-only"), name.id.size(), name.id});
  }
  return without_later(index, std::get<3>(best));
}

Round Matcher::judge(std::uint32_t begin, std::uint32_t end) {
  const std::span<const WordId> words = std::span(std::as_const(file_.words)).subspan(begin, end - begin);
  Candidates candidates = find_candidates(index_, words, limits_.candidates);
  out_.is_cut = out_.is_cut || candidates.is_cut;
  TextJudge judge(index_, {words, std::span(std::as_const(file_.tokens)).subspan(begin, end - begin), tokens_.words(),
                           tokens_.lines()});
  Round round;
  round.is_whole = candidates.found.size() < limits_.candidates.candidates;
  std::size_t judged = 0;
  for (const Candidate& candidate : candidates.found) {
    const std::uint32_t most_edits = edits_worth_trying(candidate, round.verdicts);
    if (most_edits == 0) continue;
    if (judged++ == limits_.judged) {
      round.is_whole = false;
      break;
    }
    std::optional<TextVerdict> verdict = judge.judge(candidate, most_edits, steps_left_);
    if (verdict) round.verdicts.push_back(std::move(*verdict));
  }
  out_.is_cut = out_.is_cut || steps_left_ < limits_.window;
  round.candidates = std::move(candidates.found);
  return round;
}

std::string Matcher::missing_words(std::size_t text, const Difference& change) const {
  constexpr std::size_t most = 400;
  std::string words;
  for (std::uint32_t i = change.text_begin; i < change.text_end; ++i) {
    if (words.size() > most) return words + " ...";
    words.append(words.empty() ? "" : " ").append(index_.spelling(index_.text(text)[i]));
  }
  return words;
}

Match Matcher::to_match(const TextVerdict& verdict, std::uint32_t offset) const {
  constexpr std::size_t most_changes = 100;
  Match match;
  match.kind = verdict.kind;
  match.expression = id_of(index_, verdict.text);
  match.rule = match.expression;
  match.begin = file_.tokens[offset + verdict.begin];
  match.end = file_.tokens[offset + verdict.end - 1] + 1;
  match.score = verdict.score;
  for (const Difference& one : verdict.alternatives) {
    match.alternatives.push_back({file_.tokens[offset + one.begin], file_.tokens[offset + one.end - 1] + 1});
  }
  for (const Difference& one : verdict.changes) {
    if (match.changes.size() == most_changes) break;
    WordChange change;
    const std::uint32_t at = offset + one.begin;
    change.begin = at < file_.tokens.size() ? file_.tokens[at] : match.end;
    change.end = one.begin == one.end ? change.begin : file_.tokens[offset + one.end - 1] + 1;
    change.missing = missing_words(verdict.text, one);
    match.changes.push_back(std::move(change));
  }
  return match;
}

/// Words below `next` are this window's; a text that begins behind belongs to the next window.
std::vector<TextVerdict> Matcher::accept(std::vector<TextVerdict> verdicts, std::uint32_t offset, std::uint32_t next) {
  std::ranges::sort(verdicts, [this](const TextVerdict& a, const TextVerdict& b) {
    const auto key = [this](const TextVerdict& one) {
      const std::string_view id = id_of(index_, one.text);
      return std::make_tuple(~one.rank, id.size(), id, one.begin);
    };
    return key(a) < key(b);
  });
  std::vector<TextVerdict> accepted;
  for (TextVerdict& verdict : verdicts) {
    const bool is_taken =
        std::ranges::any_of(accepted, [&](const TextVerdict& other) { return overlap(verdict, other); });
    if (!is_taken) accepted.push_back(std::move(verdict));
  }
  std::erase_if(accepted, [&](const TextVerdict& verdict) { return offset + verdict.begin >= next; });
  for (const TextVerdict& verdict : accepted) {
    out_.matches.push_back(to_match(verdict, offset));
    std::fill(file_.words.begin() + offset + verdict.begin, file_.words.begin() + offset + verdict.end, WordId{0});
  }
  return accepted;
}

/// No words of it were blanked.
bool Matcher::is_free(std::uint32_t begin, std::uint32_t end) const {
  const std::span<const WordId> words = std::span(file_.words).subspan(begin, end - begin);
  return std::ranges::find(words, WordId{0}) == words.end();
}

/// Candidates that were not accepted, the best first.
void Matcher::add_parts(const std::vector<Candidate>& candidates, std::uint32_t offset) {
  constexpr std::uint32_t least_words = 24;
  for (const Candidate& candidate : candidates) {
    const Run& run = candidate.longest;
    if (candidate.matched < least_words || !is_free(offset + run.begin, offset + run.end())) continue;
    Match part;
    part.kind = LicenseEvidence::text_near;
    part.expression = part.rule = id_of(index_, candidate.text);
    part.begin = file_.tokens[offset + candidate.begin];
    part.end = file_.tokens[offset + candidate.end - 1] + 1;
    part.score = static_cast<double>(candidate.matched) / static_cast<double>(index_.text(candidate.text).size());
    const bool is_taken = std::ranges::any_of(
        out_.parts, [&](const Match& other) { return part.begin < other.end && other.begin < part.end; });
    if (!is_taken) out_.parts.push_back(std::move(part));
  }
}

void Matcher::search(std::uint32_t begin, std::uint32_t end, std::uint32_t next) {
  for (std::size_t i = 0; i < limits_.rounds; ++i) {
    Round round = judge(begin, end);
    const std::vector<TextVerdict> accepted = accept(std::move(round.verdicts), begin, next);
    if (accepted.empty() || round.is_whole) add_parts(round.candidates, begin);
    if (accepted.empty() || (round.is_whole && !may_hide_more(round.candidates, accepted))) return;
  }
  out_.is_cut = true;
}

TextMatches Matcher::run() {
  const auto size = static_cast<std::uint32_t>(file_.words.size());
  const std::uint32_t stride = limits_.window - limits_.overlap;
  for (std::uint32_t begin = 0; begin < size; begin += stride) {
    const bool is_last = size - begin <= limits_.window;
    const std::uint32_t end = is_last ? size : begin + limits_.window;
    search(begin, end, is_last ? size : begin + stride);
    if (is_last) break;
  }
  std::ranges::sort(out_.matches, {}, &Match::begin);
  std::ranges::sort(out_.parts, {}, &Match::begin);
  join_included(out_.matches);
  look_around(tokens_, out_.matches);
  out_.is_cut = out_.is_cut || tokens_.is_cut();
  return std::move(out_);
}

}  // namespace

TextMatches find_texts(const LicenseIndex& index, const Tokens& tokens, const TextLimits& limits) {
  return Matcher(index, tokens, limits).run();
}

}  // namespace sluice::license
