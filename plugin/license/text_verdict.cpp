// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_verdict.hpp"

#include "license/markup.hpp"
#include "license/restrictions.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>

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

/// The fewer words, the more of them must agree: much of any license is what others have too.
double least_score(std::uint32_t words) {
  if (words >= 300) return 0.75;
  return words >= 120 ? 0.85 : 0.9;
}

/// A number or letter before a point of a list; "version 1" and "section 2.1" are none.
bool names_number(std::string_view word) {
  constexpr std::array names = {"version", "v", "section", "sections", "license", "public", "of", "and", "or", "to"};
  return std::ranges::find(names, word) != names.end() || (!word.empty() && word[0] <= '9');
}

/// A long word with one letter more, less or changed, or two exchanged: a slip.
bool is_slip(std::string_view word, WordHash written) {
  constexpr std::size_t least_letters = 7;
  if (word.size() < least_letters) return false;
  const std::string original(word);
  for (std::size_t i = 0; i < word.size(); ++i) {
    std::string other = original;
    if (hash_word(std::string(original).erase(i, 1)) == written) return true;
    if (i > 0) std::swap(other[i - 1], other[i]);
    if (hash_word(other) == written) return true;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      other = original;
      other[i] = letter;
      if (hash_word(other) == written || hash_word(std::string(original).insert(i, 1, letter)) == written) return true;
    }
  }
  return false;
}

}  // namespace

std::span<const WordHash> SearchedFile::hashes_of(std::uint32_t begin, std::uint32_t end) const {
  if (begin == end) return {};
  return part(hashes, numbers[begin], numbers[end - 1] + 1);
}

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

/// Numbers must not follow what a version or a section is called by.
bool TextJudge::are_list_marks(std::span<const WordId> words, std::string_view before) const {
  return !names_number(before) && std::ranges::all_of(words, [&](WordId word) {
    const std::string_view spelling = index_.spelling(word);
    if (spelling.empty() || !is_list_number(spelling)) return false;
    const bool has_dot = spelling.find('.') != std::string_view::npos;
    return has_dot || spelling.size() <= 2 || spelling[0] > '9';
  });
}

/// The tokenizer takes a number at the start of a line for a mark of a list: "as in section" stands before the line. A
/// paragraph may have another mark in its place.
bool TextJudge::is_lost_number(const Difference& one, std::span<const WordId> missing, std::string_view before) const {
  if (one.begin == 0 || one.begin >= file_.words.size()) return false;
  const std::uint32_t lines = file_.lines[file_.numbers[one.begin]] - file_.lines[file_.numbers[one.begin - 1]];
  if (lines == 0 || (lines == 1 && (before == "version" || before == "v"))) return false;
  return missing.size() == 1 && is_list_number(index_.spelling(missing[0]));
}

/// Lines that are wrapped anew can make words of a text look like a copyright notice: they are there all the same.
bool TextJudge::are_in_notice(const Difference& one, std::span<const WordId> missing) const {
  constexpr std::uint32_t most_notice = 200;
  constexpr std::uint32_t most_off = 4;  // words by which an alignment may miss the notice
  if (one.begin >= file_.words.size()) return false;
  const auto last = static_cast<std::uint32_t>(file_.words.size()) - 1;
  const std::uint32_t end = file_.numbers[std::min(one.begin + most_off, last)];
  const std::uint32_t first =
      one.begin > most_off ? file_.numbers[one.begin - most_off] : end - std::min(end, most_notice);
  const std::span<const WordHash> notice = part(file_.hashes, first, end);
  const std::uint32_t counted = std::min(one.begin + most_off, last) - (one.begin > most_off ? one.begin - most_off : 0);
  if (notice.size() < missing.size() + counted) return false;
  return std::search(notice.begin(), notice.end(), missing.begin(), missing.end(), [this](WordHash hash, WordId word) {
           return index_.find_word(hash) == word;
         }) != notice.end();
}

/// The same the other way: words that go on where a notice ends.
bool TextJudge::are_behind_notice(const Difference& one) const {
  constexpr std::uint32_t most_words = 24;
  if (one.begin == 0 || one.begin == one.end || one.end - one.begin > most_words) return false;
  const bool is_behind = file_.numbers[one.begin] != file_.numbers[one.begin - 1] + 1;
  return is_behind && !restricts(file_.hashes_of(one.begin, one.end));
}

/// "Alternatively, this product may be distributed under the terms of the GNU General Public License, in which case ..."
bool TextJudge::is_alternative(const Difference& one) const {
  constexpr std::uint32_t most_words = 80;
  constexpr std::array offer = {hash_word("distributed"), hash_word("under"), hash_word("the"), hash_word("terms"),
                                hash_word("of"),          hash_word("the"),   hash_word("gnu")};
  constexpr std::array denials = {hash_word("not"),    hash_word("no"),        hash_word("except"),    hash_word("only"),
                                  hash_word("unless"), hash_word("cannot"),    hash_word("never"),     hash_word("prohibited"),
                                  hash_word("fee"),    hash_word("commercial"), hash_word("must")};
  if (one.text_begin != one.text_end || one.end - one.begin > most_words) return false;
  const std::span<const WordHash> added = file_.hashes_of(one.begin, one.end);
  if (added.empty() || added[0] != hash_word("alternatively")) return false;
  return !std::ranges::search(added, offer).empty() &&
         std::ranges::find_first_of(added, denials) == added.end();
}

/// "re exported" and "reexported": only blanks and dashes differ.
bool TextJudge::are_same_letters(std::span<const WordHash> added, std::span<const WordId> missing) const {
  constexpr std::size_t most_words = 3;
  if (added.empty() || missing.empty() || added.size() > most_words || missing.size() > most_words) return false;
  std::string theirs;
  for (const WordId word : missing) theirs.append(index_.spelling(word));
  if (added.size() == 1) return hash_word(theirs) == added[0];
  std::string ours;
  for (const WordHash hash : added) ours.append(index_.spelling(index_.find_word(hash)));
  return ours == theirs;
}

bool TextJudge::is_allowed(std::size_t text, const Difference& one) const {
  const std::span<const WordId> added = part(file_.words, one.begin, one.end);
  const std::span<const WordId> missing = part(index_.text(text), one.text_begin, one.text_end);
  const std::span<const WordHash> hashes = file_.hashes_of(one.begin, one.end);
  const std::string_view before = one.text_begin == 0 ? "" : index_.spelling(index_.text(text)[one.text_begin - 1]);
  if (missing.empty() && (are_list_marks(added, before) || is_harmless_extra(hashes))) return true;
  if (added.empty() && is_lost_number(one, missing, before)) return true;
  if (added.empty() && are_in_notice(one, missing)) return true;
  if (missing.empty() && are_behind_notice(one)) return true;
  if (are_same_letters(hashes, missing)) return true;
  std::uint32_t covered = one.text_begin;
  bool is_name = false;
  for (const Slot& slot : index_.slots(text)) {
    if (slot.end < one.text_begin || slot.begin > one.text_end) continue;
    is_name = is_name || slot.kind == Slot::Kind::name;
    if (slot.begin <= covered) covered = std::max<std::uint32_t>(covered, slot.end);
  }
  return covered >= one.text_end && (added.empty() || (is_name && can_be_name(hashes)));
}

std::vector<WordHash> TextJudge::hashes_of(std::span<const WordId> words) const {
  std::vector<WordHash> hashes;
  for (const WordId word : words) hashes.push_back(hash_word(index_.spelling(word)));
  return hashes;
}

/// One and many, two words for the same, or one mistyped.
bool TextJudge::are_alike(WordHash added, WordId missing) const {
  std::string word(index_.spelling(missing));
  if (word.empty() || are_synonyms(added, hash_word(word))) return true;
  if (word.size() < 3) return false;
  if (index_.find_word(added) == 0 && is_slip(word, added)) return true;
  if (hash_word(word + "s") == added || hash_word(word + "d") == added) return true;
  if (word.back() != 's' && word.back() != 'd') return false;
  word.pop_back();
  return hash_word(word) == added;
}

/// Does the text mean the same? Words that are left out at either end are titles and remarks.
bool TextJudge::is_immaterial_change(std::size_t text, const Difference& one) const {
  constexpr std::uint32_t most_at_end = 100;
  constexpr std::uint32_t most_words = 12;
  const std::span<const WordHash> added = file_.hashes_of(one.begin, one.end);
  const std::vector<WordHash> missing = hashes_of(part(index_.text(text), one.text_begin, one.text_end));
  if (can_stand_for(added, missing)) return true;
  if (added.size() == missing.size() && !added.empty()) {
    bool are_all = true;
    for (std::size_t i = 0; i < added.size(); ++i) {
      are_all = are_all && (added[i] == missing[i] || are_alike(added[i], index_.text(text)[one.text_begin + i]));
    }
    if (are_all) return true;
  }
  const bool is_at_end = one.text_begin == index_.body_begin(text) || one.text_end == index_.body_end(text);
  if (is_at_end && missing.size() <= most_at_end && added.size() <= most_words && can_be_title(missing)) {
    return is_immaterial(added);
  }
  const std::string_view before = one.text_begin == 0 ? "" : index_.spelling(index_.text(text)[one.text_begin - 1]);
  const auto has_number = [](std::string_view word) { return !word.empty() && word[0] <= '9' && word.size() < 4; };
  for (std::uint32_t i = one.text_begin; i < one.text_end; ++i) {
    const bool is_heading = added.empty() && before != "version" && before != "v";
    if (has_number(index_.spelling(index_.text(text)[i])) && names_number(before) && !is_heading) return false;
  }
  return added.size() <= most_words && missing.size() <= most_words && is_immaterial(added) && is_immaterial(missing);
}

/// "Neither the name ... may be used" and "the name ... may not be used" say the same.
bool TextJudge::moves_denial(std::size_t text, const Difference& first, const Difference& second) const {
  constexpr std::uint32_t most_apart = 60;
  if (second.begin < first.end || second.begin - first.end > most_apart || second.text_begin != second.text_end) return false;
  const std::span<const WordHash> added = file_.hashes_of(second.begin, second.end);
  const std::vector<WordHash> missing = hashes_of(part(index_.text(text), first.text_begin, first.text_end));
  return added.size() == 1 && added[0] == hash_word("not") && first.begin == first.end && missing.size() == 1 &&
         missing[0] == hash_word("neither");
}

/// Changes that say nothing are forgiven if there is no other, and if they are few.
void TextJudge::forgive(TextVerdict& verdict) const {
  constexpr std::uint32_t least = 8;
  const std::uint32_t size = index_.body_end(verdict.text) - index_.body_begin(verdict.text);
  std::vector<bool> is_forgiven(verdict.changes.size());
  for (std::size_t i = 0; i < verdict.changes.size(); ++i) {
    for (std::size_t k = i + 1; k < std::min(i + 4, verdict.changes.size()); ++k) {
      if (!moves_denial(verdict.text, verdict.changes[i], verdict.changes[k])) continue;
      is_forgiven[i] = true;
      is_forgiven[k] = true;
    }
    if (!is_forgiven[i] && !is_immaterial_change(verdict.text, verdict.changes[i])) return;
  }
  const std::uint32_t most = std::max(least, size / 10);
  std::uint32_t words = 0;
  for (const Difference& one : verdict.changes) {
    const bool is_at_end = one.text_begin == index_.body_begin(verdict.text) || one.text_end == index_.body_end(verdict.text);
    words += one.end - one.begin + (is_at_end ? 0 : one.text_end - one.text_begin);
  }
  verdict.is_exact = words <= most;
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
  verdict.is_exact = false;
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
  for (const Difference& one : body_.differences) {
    if (is_alternative(one)) {
      verdict.alternatives.push_back(one);
    } else if (!is_allowed(candidate.text, one)) {
      verdict.changes.push_back(one);
    }
  }
  verdict.is_plain = verdict.changes.empty();
  verdict.edits = count_edits(body_.differences);
  weigh_all(verdict);
  const std::uint32_t size = index_.body_end(candidate.text) - index_.body_begin(candidate.text);
  const std::uint32_t missing = missing_words(verdict.changes);
  forgive(verdict);
  if (verdict.score < least_score(size) || size - missing < least_words || (size - missing) * 100 < size * least_share)
    return std::nullopt;
  verdict.begin = find_title(verdict, budget);
  verdict.end = find_tail(verdict, budget);
  return verdict;
}

}  // namespace sluice::license
