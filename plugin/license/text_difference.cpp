// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_difference.hpp"

#include "license/markup.hpp"
#include "license/restrictions.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sluice::license {
namespace {

template <class T>
std::span<const T> part(std::span<const T> all, std::uint32_t begin, std::uint32_t end) {
  return all.subspan(begin, end - begin);
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

/// Numbers must not follow what a version or a section is called by.
bool DifferenceJudge::are_list_marks(std::span<const WordId> words, std::string_view before) const {
  return !names_number(before) && std::ranges::all_of(words, [&](WordId word) {
    const std::string_view spelling = index_.spelling(word);
    if (spelling.empty() || !is_list_number(spelling)) return false;
    const bool has_dot = spelling.find('.') != std::string_view::npos;
    return has_dot || spelling.size() <= 2 || spelling[0] > '9';
  });
}

/// The tokenizer takes a number at the start of a line for a mark of a list: "as in section" stands before the line. A
/// paragraph may have another mark in its place.
bool DifferenceJudge::is_lost_number(const Difference& one, std::span<const WordId> missing,
                                     std::string_view before) const {
  if (one.begin == 0 || one.begin >= file_.words.size()) return false;
  const std::uint32_t lines = file_.lines[file_.numbers[one.begin]] - file_.lines[file_.numbers[one.begin - 1]];
  if (lines == 0 || (lines == 1 && (before == "version" || before == "v"))) return false;
  return missing.size() == 1 && is_list_number(index_.spelling(missing[0]));
}

/// Lines that are wrapped anew can make words of a text look like a copyright notice: they are there all the same.
bool DifferenceJudge::are_in_notice(const Difference& one, std::span<const WordId> missing) const {
  constexpr std::uint32_t most_notice = 200;
  constexpr std::uint32_t most_off = 4;  // words by which an alignment may miss the notice
  if (one.begin >= file_.words.size()) return false;
  const auto last = static_cast<std::uint32_t>(file_.words.size()) - 1;
  const std::uint32_t end = file_.numbers[std::min(one.begin + most_off, last)];
  const std::uint32_t first =
      one.begin > most_off ? file_.numbers[one.begin - most_off] : end - std::min(end, most_notice);
  const std::span<const WordHash> notice = part(file_.hashes, first, end);
  const std::uint32_t counted =
      std::min(one.begin + most_off, last) - (one.begin > most_off ? one.begin - most_off : 0);
  if (notice.size() < missing.size() + counted) return false;
  return std::search(notice.begin(), notice.end(), missing.begin(), missing.end(),
                     [this](WordHash hash, WordId word) { return index_.find_word(hash) == word; }) != notice.end();
}

/// The same the other way: words that go on where a notice ends.
bool DifferenceJudge::are_behind_notice(const Difference& one) const {
  constexpr std::uint32_t most_words = 24;
  if (one.begin == 0 || one.begin == one.end || one.end - one.begin > most_words) return false;
  const bool is_behind = file_.numbers[one.begin] != file_.numbers[one.begin - 1] + 1;
  return is_behind && !restricts(file_.hashes_of(one.begin, one.end));
}

/// "Alternatively, this product may be distributed under the terms of the GNU General Public License, in which case
/// ..."
bool DifferenceJudge::is_alternative(const Difference& one) const {
  constexpr std::uint32_t most_words = 80;
  constexpr std::array offer = {hash_word("distributed"), hash_word("under"), hash_word("the"), hash_word("terms"),
                                hash_word("of"),          hash_word("the"),   hash_word("gnu")};
  constexpr std::array denials = {hash_word("not"),        hash_word("no"),         hash_word("except"),
                                  hash_word("only"),       hash_word("unless"),     hash_word("cannot"),
                                  hash_word("never"),      hash_word("prohibited"), hash_word("fee"),
                                  hash_word("commercial"), hash_word("must")};
  if (one.text_begin != one.text_end || one.end - one.begin > most_words) return false;
  const std::span<const WordHash> added = file_.hashes_of(one.begin, one.end);
  if (added.empty() || added[0] != hash_word("alternatively")) return false;
  return std::search(added.begin(), added.end(), offer.begin(), offer.end()) != added.end() &&
         std::ranges::find_first_of(added, denials) == added.end();
}

/// "re exported" and "reexported": only blanks and dashes differ.
bool DifferenceJudge::are_same_letters(std::span<const WordHash> added, std::span<const WordId> missing) const {
  constexpr std::size_t most_words = 3;
  if (added.empty() || missing.empty() || added.size() > most_words || missing.size() > most_words) return false;
  std::string theirs;
  for (const WordId word : missing) theirs.append(index_.spelling(word));
  if (added.size() == 1) return hash_word(theirs) == added[0];
  std::string ours;
  for (const WordHash hash : added) ours.append(index_.spelling(index_.find_word(hash)));
  return ours == theirs;
}

bool DifferenceJudge::is_allowed(std::size_t text, const Difference& one) const {
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

std::vector<WordHash> DifferenceJudge::hashes_of(std::span<const WordId> words) const {
  std::vector<WordHash> hashes;
  for (const WordId word : words) hashes.push_back(hash_word(index_.spelling(word)));
  return hashes;
}

/// One and many, two words for the same, or one mistyped.
bool DifferenceJudge::are_alike(WordHash added, WordId missing) const {
  std::string word(index_.spelling(missing));
  if (word.empty() || are_synonyms(added, hash_word(word))) return true;
  if (word.size() < 3) return false;
  if (index_.find_word(added) == 0 && is_slip(word, added)) return true;
  if (hash_word(word + "s") == added || hash_word(word + "d") == added) return true;
  if (word.back() != 's' && word.back() != 'd') return false;
  word.pop_back();
  return hash_word(word) == added;
}

bool DifferenceJudge::are_all_alike(std::span<const WordHash> added, std::span<const WordId> missing) const {
  if (added.size() != missing.size() || added.empty()) return false;
  for (std::size_t i = 0; i < added.size(); ++i) {
    if (index_.find_word(added[i]) != missing[i] && !are_alike(added[i], missing[i])) return false;
  }
  return true;
}

/// Is one of the words that differ a number by which a version or a section is called?
bool DifferenceJudge::has_version(std::size_t text, const Difference& one) const {
  const std::span<const WordId> words = index_.text(text);
  const std::string_view before = one.text_begin == 0 ? "" : index_.spelling(words[one.text_begin - 1]);
  const bool is_heading = one.begin == one.end && before != "version" && before != "v";
  if (is_heading || !names_number(before)) return false;
  return std::ranges::any_of(part(words, one.text_begin, one.text_end), [this](WordId word) {
    const std::string_view spelling = index_.spelling(word);
    return !spelling.empty() && spelling[0] <= '9' && spelling.size() < 4;
  });
}

/// Words that are left out at either end are titles and remarks.
bool DifferenceJudge::is_immaterial_change(std::size_t text, const Difference& one) const {
  constexpr std::uint32_t most_at_end = 100;
  constexpr std::uint32_t most_words = 12;
  const std::span<const WordHash> added = file_.hashes_of(one.begin, one.end);
  const std::span<const WordId> words = part(index_.text(text), one.text_begin, one.text_end);
  const std::vector<WordHash> missing = hashes_of(words);
  if (can_stand_for(added, missing) || are_all_alike(added, words)) return true;
  const bool is_at_end = one.text_begin == index_.body_begin(text) || one.text_end == index_.body_end(text);
  if (is_at_end && missing.size() <= most_at_end && added.size() <= most_words && can_be_title(missing)) {
    return is_immaterial(added);
  }
  return added.size() <= most_words && missing.size() <= most_words && !has_version(text, one) &&
         is_immaterial(added) && is_immaterial(missing);
}

/// "Neither the name ... may be used" and "the name ... may not be used" say the same.
bool DifferenceJudge::moves_denial(std::size_t text, const Difference& first, const Difference& second) const {
  constexpr std::uint32_t most_apart = 60;
  if (second.begin < first.end || second.begin - first.end > most_apart || second.text_begin != second.text_end)
    return false;
  const std::span<const WordHash> added = file_.hashes_of(second.begin, second.end);
  const std::vector<WordHash> missing = hashes_of(part(index_.text(text), first.text_begin, first.text_end));
  return added.size() == 1 && added[0] == hash_word("not") && first.begin == first.end && missing.size() == 1 &&
         missing[0] == hash_word("neither");
}

}  // namespace sluice::license
