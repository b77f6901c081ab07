// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Every mark has one of four short runs of bytes, for which sixteen places are looked at in one step: "opy", "(c)",
// "&#", and the byte A9, which is the sign in Latin-1 and its second byte in UTF-8.
#include "license/copyright_marks.hpp"

#include "base/text.hpp"
#include "license/byte_runs.hpp"
#include "license/markup.hpp"

#include <algorithm>

namespace sluice::license {
namespace {

constexpr char sign_byte = '\xA9';
constexpr std::string_view file_tag = "SPDX-FileCopyrightText:";
constexpr std::string_view snippet_tag = "SPDX-SnippetCopyrightText:";

bool is_trigger(char a, char b, char c) {
  if (a == sign_byte || (a == '&' && b == '#')) return true;
  if (a == '(') return fold(b) == 'c' && c == ')';
  return fold(a) == 'o' && fold(b) == 'p' && fold(c) == 'y';
}

#ifdef __SSE2__
unsigned find_triggers(const char* at) {
  const auto load = [at](std::size_t i) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i)); };
  const __m128i fold_bit = _mm_set1_epi8(0x20);
  const __m128i a = load(0);
  const __m128i b = load(1);
  const __m128i c = load(2);
  const __m128i b_folded = _mm_or_si128(b, fold_bit);
  const __m128i word =
      _mm_and_si128(_mm_and_si128(runs::is_byte(_mm_or_si128(a, fold_bit), 'o'), runs::is_byte(b_folded, 'p')),
                    runs::is_byte(_mm_or_si128(c, fold_bit), 'y'));
  const __m128i sign =
      _mm_and_si128(_mm_and_si128(runs::is_byte(a, '('), runs::is_byte(b_folded, 'c')), runs::is_byte(c, ')'));
  const __m128i entity = _mm_and_si128(runs::is_byte(a, '&'), runs::is_byte(b, '#'));
  const __m128i any = _mm_or_si128(_mm_or_si128(word, sign), _mm_or_si128(entity, runs::is_byte(a, sign_byte)));
  return static_cast<unsigned>(_mm_movemask_epi8(any));
}
#endif

/// The first place from `i` on where a mark may be; the text's end if there is none.
std::size_t find_trigger(std::string_view text, std::size_t i) {
#ifdef __SSE2__
  while (i < text.size() && text.size() - i >= 18) {
    if (const unsigned found = find_triggers(text.data() + i); found != 0) {
      return i + static_cast<std::size_t>(std::countr_zero(found));
    }
    i += 16;
  }
#endif
  const auto at = [text](std::size_t place) { return place < text.size() ? text[place] : '\0'; };
  while (i < text.size() && !is_trigger(text[i], at(i + 1), at(i + 2))) ++i;
  return i;
}

bool is_name_byte(char c) { return (fold(c) >= 'a' && fold(c) <= 'z') || is_digit(c) || c == '_'; }

/// The rest behind "copyright" that still belongs to it, or npos if this is a part of another word.
std::size_t word_tail(std::string_view rest) {
  for (const std::string_view tail : {"ed", "(s)", "s", ""}) {
    if (to_lower_ascii(rest.substr(0, tail.size())) != tail) continue;
    const std::string_view behind = rest.substr(tail.size());
    if (!behind.empty() && is_name_byte(behind[0])) continue;
    if (behind.size() > 1 && behind[0] == '-' && is_letter(behind[1])) continue;
    return tail.size();
  }
  return std::string_view::npos;
}

/// The one mark that begins right there.
std::optional<CopyrightMark> mark_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()), 40);
  CopyrightMark mark{.begin = at};
  const auto ends_behind = [&](std::size_t bytes) {
    mark.end = at + bytes;
    return mark;
  };
  if (rest.starts_with("\xC2\xA9")) return mark.has_sign = true, ends_behind(2);
  const bool is_circled = rest.starts_with("\xE2\x92\xB8") || rest.starts_with("\xE2\x93\x92");
  if (is_circled) return mark.has_sign = true, ends_behind(3);
  const bool is_latin = rest.starts_with(sign_byte) && (at == 0 || static_cast<unsigned char>(text[at - 1]) < 0x80);
  if (is_latin) return mark.has_sign = true, ends_behind(1);
  if (rest.starts_with("(c)") || rest.starts_with("(C)")) return mark.has_c = true, ends_behind(3);
  if (rest.starts_with("\\(co") || rest.starts_with("\\[co]"))
    return mark.has_sign = true, ends_behind(rest[1] == '(' ? 4 : 5);
  if (rest.starts_with('&')) {
    const Entity entity = find_entity(rest);
    if (entity.length == 0 || !entity.is_copyright) return std::nullopt;
    return mark.has_sign = true, ends_behind(entity.length);
  }
  for (const std::string_view tag : {file_tag, snippet_tag}) {
    if (rest.starts_with(tag)) return mark.is_tag = true, ends_behind(tag.size());
  }
  constexpr std::string_view word = "copyright";
  if (to_lower_ascii(rest.substr(0, word.size())) != word || (at > 0 && is_name_byte(text[at - 1])))
    return std::nullopt;
  const std::size_t tail = word_tail(rest.substr(word.size()));
  if (tail == std::string_view::npos) return std::nullopt;
  mark.has_word = true;
  mark.is_capital = rest[0] == 'C';
  mark.is_shouted = mark.is_capital && rest[1] == 'O';
  return ends_behind(word.size() + tail);
}

/// "copy" and its like, a common word of programs.
bool is_other_word(std::string_view text, std::size_t trigger) {
  if (fold(text[trigger]) != 'o') return false;
  const char behind = trigger + 3 < text.size() ? text[trigger + 3] : '\0';
  return fold(behind) != 'r' && behind != ';';
}

/// The mark to which the bytes of a trigger belong.
std::optional<CopyrightMark> mark_around(std::string_view text, std::size_t trigger) {
  if (is_other_word(text, trigger)) return std::nullopt;
  constexpr std::size_t in_file_tag = 10;     // bytes before its "opy"
  constexpr std::size_t in_snippet_tag = 13;  // the same
  for (const std::size_t before : {in_snippet_tag, in_file_tag, std::size_t{2}, std::size_t{1}, std::size_t{0}}) {
    if (before > trigger) continue;
    const std::optional<CopyrightMark> mark = mark_at(text, trigger - before);
    if (mark && mark->end > trigger) return mark;
  }
  return std::nullopt;
}

/// Takes in the marks that follow.
void extend(std::string_view text, CopyrightMark& mark) {
  constexpr std::size_t most_between = 8;
  constexpr std::string_view between = " \t:{}>@\\.,-";
  std::size_t end = mark.end + most_between;
  for (std::size_t i = mark.end; i < std::min(end, text.size()); ++i) {
    if (const std::optional<CopyrightMark> next = mark_at(text, i)) {
      mark.end = next->end;
      mark.has_word |= next->has_word;
      mark.has_sign |= next->has_sign;
      mark.has_c |= next->has_c;
      mark.is_capital |= next->is_capital;
      mark.is_shouted |= next->is_shouted;
      end = mark.end + most_between;
      i = mark.end - 1;
    } else if (between.find(text[i]) == std::string_view::npos) {
      return;
    }
  }
}

}  // namespace

std::optional<CopyrightMark> find_copyright_mark(std::string_view text, std::size_t from) {
  for (std::size_t i = find_trigger(text, from); i < text.size(); i = find_trigger(text, i + 1)) {
    std::optional<CopyrightMark> mark = mark_around(text, i);
    if (!mark || mark->begin < from) continue;
    extend(text, *mark);
    return mark;
  }
  return std::nullopt;
}

}  // namespace sluice::license
