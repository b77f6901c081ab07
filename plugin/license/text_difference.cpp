// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_difference.hpp"

#include "license/markup.hpp"
#include "license/restrictions.hpp"
#include "license/text_variants.hpp"
#include "license/text_words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sluice::license {
namespace {

template <class T>
std::span<const T> part(std::span<const T> all, std::uint32_t begin, std::uint32_t end) {
  return all.subspan(begin, end - begin);
}

}  // namespace

/// Numbers must not follow what a version or a section is called by; letters stand between others ("and (b)").
bool DifferenceJudge::are_list_marks(std::span<const WordId> words, std::string_view before) const {
  const auto is_letter = [this](WordId word) {
    return index_.spelling(word).size() == 1 && index_.spelling(word)[0] > '9';
  };
  if (joins(before) && std::ranges::all_of(words, is_letter)) return true;
  return !names_number(before) && std::ranges::all_of(words, [&](WordId word) {
    const std::string_view spelling = index_.spelling(word);
    if (spelling.empty() || !is_list_number(spelling)) return false;
    const bool has_dot = spelling.find('.') != std::string_view::npos;
    return has_dot || spelling.size() <= 2 || spelling[0] > '9';
  });
}

/// "### 3. The heading": a number of one or two digits before the first words of a line.
bool DifferenceJudge::is_heading_number(const Difference& one, std::string_view before) const {
  if (one.end != one.begin + 1 || one.begin == 0 || before == "version" || before == "v" || before == "section")
    return false;
  const std::string_view spelling = index_.spelling(file_.words[one.begin]);
  const std::uint32_t lines = file_.lines[file_.numbers[one.begin]] - file_.lines[file_.numbers[one.begin - 1]];
  const bool has_dot = spelling.find('.') != std::string_view::npos;
  return lines > (has_dot ? 0 : 1) && !spelling.empty() && spelling.size() <= (has_dot ? 5 : 2) && spelling[0] <= '9';
}

/// The tokenizer takes a number at the start of a line for a mark of a list: "as in section" stands before the line. A
/// paragraph may have another mark in its place.
bool DifferenceJudge::is_lost_number(const Difference& one, std::span<const WordId> missing,
                                     std::string_view before) const {
  if (one.begin == 0 || one.begin >= file_.words.size()) return false;
  const std::uint32_t lines = file_.lines[file_.numbers[one.begin]] - file_.lines[file_.numbers[one.begin - 1]];
  if (lines == 0 || (lines == 1 && (before == "version" || before == "v"))) return false;
  const bool is_heading = is_heading_word(index_.spelling(missing[0])) && !names_number(before);
  if (missing.size() != (is_heading ? 2 : 1)) return false;
  return is_list_number(index_.spelling(missing.back()));
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
  const std::span<const WordHash> added = file_.hashes_of(one.begin, one.end);
  return is_behind && (is_immaterial(added) || ends_in_harmless_extra(added));
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
  const std::string_view before = word_before(text, one);
  if (missing.empty() && is_heading_number(one, before)) return true;
  if (missing.empty() && (are_list_marks(added, before) || is_harmless_extra(hashes))) return true;
  if (added.empty() && is_lost_number(one, missing, before)) return true;
  if (added.empty() && are_in_notice(one, missing)) return true;
  if (missing.empty() && are_behind_notice(one)) return true;
  if (are_same_letters(hashes, missing)) return true;
  std::uint32_t covered = one.text_begin;
  bool is_name = false;
  for (const Slot& slot : index_.slots(text)) {
    if (slot.end < one.text_begin || slot.begin > one.text_end) continue;
    const bool is_part = slot.begin < one.text_begin || slot.end > one.text_end;
    if (is_part && slot.kind == Slot::Kind::optional) continue;
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

/// Two lists of names may end in words that say the same: "Foo and Bar disclaim", "Foo disclaims".
Difference DifferenceJudge::without_alike_ends(std::size_t text, Difference one) const {
  const std::span<const WordId> words = index_.text(text);
  const auto is_alike = [&](std::uint32_t at, std::uint32_t text_at) {
    return file_.words[at] == words[text_at] || are_alike(file_.hashes[file_.numbers[at]], words[text_at]);
  };
  while (one.begin < one.end && one.text_begin < one.text_end && is_alike(one.end - 1, one.text_end - 1)) {
    --one.end;
    --one.text_end;
  }
  while (one.begin < one.end && one.text_begin < one.text_end && is_alike(one.begin, one.text_begin)) {
    ++one.begin;
    ++one.text_begin;
  }
  return one;
}

/// The words before and behind, as the file has them.
bool DifferenceJudge::is_known_addition(const Difference& one) const {
  constexpr std::uint32_t most = 8;
  if (one.text_begin != one.text_end || one.begin == one.end) return false;
  const std::uint32_t first = one.begin - std::min(one.begin, most);
  const auto size = static_cast<std::uint32_t>(file_.words.size());
  return can_be_added(file_.hashes_of(first, one.begin), file_.hashes_of(one.begin, one.end),
                      file_.hashes_of(one.end, std::min(one.end + most, size)));
}

/// The Free Software Foundation has moved.
bool DifferenceJudge::is_address(std::size_t text, const Difference& one, std::span<const WordHash> missing) const {
  constexpr std::uint32_t most = 8;
  const std::span<const WordId> words = index_.text(text);
  const std::uint32_t first = one.text_begin - std::min(one.text_begin, most);
  const std::uint32_t end = std::min(one.text_end + most, static_cast<std::uint32_t>(words.size()));
  return are_of_address(file_.hashes_of(one.begin, one.end)) && are_of_address(missing) &&
         has_city(hashes_of(part(words, first, end)));
}

/// A copyright notice within a text has more years, or fewer.
bool DifferenceJudge::are_more_years(std::size_t text, const Difference& one) const {
  const std::span<const WordId> words = index_.text(text);
  const auto names_year = [this](WordId word) { return is_year(index_.spelling(word)); };
  const bool is_among =
      is_year(word_before(text, one)) || (one.text_end < words.size() && names_year(words[one.text_end]));
  const std::uint32_t years = one.end - one.begin + one.text_end - one.text_begin;
  return (is_among || years > 2) && std::ranges::all_of(part(file_.words, one.begin, one.end), names_year) &&
         std::ranges::all_of(part(words, one.text_begin, one.text_end), names_year);
}

/// Words that say the same.
bool DifferenceJudge::is_variant(std::size_t text, const Difference& one) const {
  const std::span<const WordHash> added = file_.hashes_of(one.begin, one.end);
  const std::span<const WordId> words = part(index_.text(text), one.text_begin, one.text_end);
  const std::vector<WordHash> missing = hashes_of(words);
  return (are_fillers(added) && are_fillers(missing)) || can_stand_for(added, missing) || are_all_alike(added, words) ||
         is_known_addition(one) || are_more_years(text, one) || is_address(text, one, missing);
}

/// Is one of the words that differ a number, but for those of headings ("6.2") and the years of a notice?
bool DifferenceJudge::has_number(std::span<const WordId> words, std::string_view before) const {
  std::size_t years = 0;
  bool is_behind_heading = false;
  for (const WordId word : words) {
    const std::string_view spelling = index_.spelling(word);
    const bool is_number = !spelling.empty() && spelling[0] <= '9';
    const bool is_of_heading =
        is_behind_heading || (spelling.find('.') != std::string_view::npos && !names_number(before));
    if (is_number && is_year(spelling)) {
      ++years;
    } else if (is_number && !is_of_heading) {
      return true;
    }
    before = spelling;
    is_behind_heading = is_heading_word(spelling);
  }
  return years == 1;
}

bool DifferenceJudge::has_new_number(std::span<const WordHash> words) const {
  return std::ranges::any_of(words,
                             [this](WordHash word) { return index_.find_word(word) == 0 && is_small_number(word); });
}

std::string_view DifferenceJudge::word_before(std::size_t text, const Difference& one) const {
  return one.text_begin == 0 ? std::string_view() : index_.spelling(index_.text(text)[one.text_begin - 1]);
}

/// A few words that neither give nor take, as far as a list of words can tell. More that are left out are a clause; at
/// the ends they are names and titles.
bool DifferenceJudge::is_slight(std::size_t text, const Difference& one) const {
  constexpr std::uint32_t most_added = 12, most_left_out = 6, most_at_end = 8;
  const std::span<const WordHash> added = file_.hashes_of(one.begin, one.end);
  const std::span<const WordId> words = part(index_.text(text), one.text_begin, one.text_end);
  const std::vector<WordHash> missing = hashes_of(words);
  const bool is_at_end = one.text_begin == index_.body_begin(text) || one.text_end == index_.body_end(text);
  const std::size_t most_missing = added.size() + (is_at_end ? most_at_end : most_left_out);
  if (added.size() > most_added || missing.size() > most_missing) return false;
  const bool is_counted = has_number(words, word_before(text, one)) ||
                          has_number(part(file_.words, one.begin, one.end), word_before(text, one)) ||
                          has_new_number(added);
  return (!is_counted || (is_at_end && added.empty())) && is_immaterial(added) && is_immaterial(missing);
}

DifferenceKind DifferenceJudge::judge(std::size_t text, const Difference& one) const {
  if (is_alternative(one)) return DifferenceKind::alternative;
  if (is_allowed(text, one)) return DifferenceKind::allowed;
  if (is_variant(text, one)) return DifferenceKind::variant;
  const Difference core = without_alike_ends(text, one);
  if (core != one && (is_allowed(text, core) || is_variant(text, core))) return DifferenceKind::variant;
  return is_slight(text, core) ? DifferenceKind::slight : DifferenceKind::change;
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

/// "Prior written permission" and "written prior permission" say the same, too.
bool DifferenceJudge::moves_word(std::size_t text, const Difference& first, const Difference& second) const {
  constexpr std::uint32_t most_apart = 2;
  const bool is_put_back = first.text_begin == first.text_end;
  const Difference& added = is_put_back ? first : second;
  const Difference& missing = is_put_back ? second : first;
  const bool is_word = added.end - added.begin == 1 && added.text_begin == added.text_end &&
                       missing.begin == missing.end && missing.text_end - missing.text_begin == 1;
  if (!is_word || second.text_begin - first.text_end > most_apart) return false;
  const WordId word = file_.words[added.begin];
  return word != 0 && word == index_.text(text)[missing.text_begin] &&
         can_be_title(file_.hashes_of(added.begin, added.end));
}

}  // namespace sluice::license
