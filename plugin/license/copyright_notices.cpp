// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A notice is judged by its mark: the sign beside the word, or SPDX's tag, is sure; the word alone wants years or a
// capital name where a line or a sentence begins; "(c)" alone wants years or a company.
#include "license/copyright_notices.hpp"

#include "base/text.hpp"
#include "license/byte_class.hpp"
#include "license/copyright_marks.hpp"
#include "license/copyright_text.hpp"
#include "license/copyright_words.hpp"
#include "license/copyright_years.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>
#include <utility>

namespace sluice::license {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_holder_words = 14;  // of a name without years

/// Words before "Copyright" in a line that begins with it all the same.
constexpr std::array words_before = {"additions"sv, "and"sv,      "are"sv,     "changes"sv,  "code"sv,
                                     "file"sv,      "is"sv,       "library"sv, "logo"sv,     "modifications"sv,
                                     "parts"sv,     "portions"sv, "program"sv, "software"sv, "some"sv};

/// What stands behind a mark.
struct Statement {
  std::string years;
  std::string holder;
  bool has_years_first = false;
  bool has_by = false;
  bool is_placeholder = false;
};

Statement read_statement(std::string_view text, const CopyrightLimits& limits) {
  Statement out;
  const std::string_view lead = skip_copyright_lead(text);
  const auto said = text.substr(0, text.size() - lead.size());
  out.has_by = to_lower_ascii(said).find("by ") != std::string::npos;
  out.is_placeholder = starts_with_placeholder(lead);
  const CopyrightYears years = parse_copyright_years(lead, 0);
  out.years = years.text;
  out.has_years_first = !years.text.empty();
  if (out.is_placeholder) return out;
  const std::string_view rest = skip_copyright_lead(lead.substr(years.end));
  out.is_placeholder = starts_with_placeholder(rest);
  out.holder = clean_copyright_holder(rest);
  if (!out.has_years_first) {
    std::string_view holder = out.holder;
    out.years = take_trailing_years(holder);
    out.holder = clean_copyright_holder(holder);
  }
  if (out.holder.size() > limits.holder_bytes) {
    std::size_t end = limits.holder_bytes;
    while (end > 0 && (static_cast<unsigned char>(out.holder[end]) & 0xC0u) == 0x80) --end;
    out.holder.resize(end);
  }
  return out;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" ,.;:/()")); }

/// Begins with a capital, a digit or a letter beyond ASCII; "the" aside.
bool is_name_like(std::string_view holder) {
  if (to_lower_ascii(holder.substr(0, 4)) == "the ") holder.remove_prefix(4);
  return !holder.empty() && (is_upper(holder[0]) || is_digit(holder[0]) || holder[0] == '<' ||
                             static_cast<unsigned char>(holder[0]) >= 0x80);
}

bool is_short(std::string_view holder) {
  return std::ranges::count(holder, ' ') < static_cast<std::ptrdiff_t>(most_holder_words);
}

class NoticeFinder {
 public:
  NoticeFinder(std::string_view text, const CopyrightLimits& limits) : text_(text), limits_(limits) {}

  std::vector<CopyrightNotice> run() {
    std::optional<CopyrightMark> mark = find_copyright_mark(text_, 0);
    while (mark && found_.size() < limits_.notices) {
      const std::optional<CopyrightMark> next = find_copyright_mark(text_, mark->end);
      read(*mark, next ? next->begin : text_.size());
      mark = next;
    }
    return std::move(found_);
  }

 private:
  void read(const CopyrightMark& mark, std::size_t stop) {
    const CopyrightText behind = gather_copyright_text(text_, mark.end, stop, limits_);
    const Statement statement = read_statement(behind.text, limits_);
    if (!is_notice(mark, statement)) return;
    add(statement, mark.begin);
    if (statement.has_years_first) read_more_lines(behind.next_line, stop);
  }

  /// Lines below that begin with years: other holders under the same mark.
  void read_more_lines(std::size_t at, std::size_t stop) {
    while (at < stop && found_.size() < limits_.notices) {
      const std::size_t begin = skip_line_marks(text_, at, std::min(stop, at + limits_.line_bytes));
      if (!is_year_at(text_, begin)) return;
      const CopyrightText line = gather_copyright_text(text_, begin, stop, limits_);
      const Statement statement = read_statement(line.text, limits_);
      if (statement.is_placeholder || !is_name_like(statement.holder) || !is_short(statement.holder)) return;
      add(statement, begin);
      at = line.next_line;
    }
  }

  void add(const Statement& statement, std::size_t at) {
    line_ += static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                                   text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted_ = at;
    if (!seen_.insert(statement.years + '\n' + statement.holder).second) return;
    found_.push_back({statement.holder, statement.years, line_});
  }

  bool is_notice(const CopyrightMark& mark, const Statement& said) const {
    if (said.is_placeholder || (said.holder.empty() && said.years.empty())) return false;
    if (mark.is_tag) return true;
    if (!said.has_years_first && is_copyright_prose(first_word(said.holder))) return false;
    if (mark.has_word && (mark.has_sign || mark.has_c)) return true;
    if (mark.has_word) return said.has_years_first ? is_dated(mark, said) : is_named(mark, said);
    if (said.holder.empty()) return mark.has_sign && is_line_start(mark.begin);
    if (!is_short(said.holder)) return false;
    if (!is_name_like(said.holder)) return said.has_years_first && is_line_start(mark.begin);
    if (mark.has_sign || !said.years.empty()) return true;
    return is_line_start(mark.begin) && ends_like_group(said.holder);
  }

  /// "Copyright 2020 ..." without a sign.
  bool is_dated(const CopyrightMark& mark, const Statement& said) const {
    if (said.holder.empty()) return mark.is_capital;
    return mark.is_capital || is_name_like(said.holder);
  }

  /// "Copyright Jane Doe", "copyrighted by ACME".
  bool is_named(const CopyrightMark& mark, const Statement& said) const {
    if (!is_name_like(said.holder) || !is_short(said.holder)) return false;
    if (said.has_by) return mark.is_capital || !is_relative(mark.begin);
    if (mark.is_capital && !said.years.empty()) return true;
    if (!mark.is_capital || !is_line_start(mark.begin)) return false;
    return !mark.is_shouted || ends_like_group(said.holder);
  }

  /// "software which is copyrighted by ..." speaks of something else.
  bool is_relative(std::size_t at) const {
    constexpr std::size_t most_before = 60;
    const std::size_t begin = at - std::min(at, most_before);
    std::vector<std::string> words(1);
    for (const char c : text_.substr(begin, at - begin)) {
      if (is_letter(c)) {
        words.back() += fold(c);
      } else if (!words.back().empty()) {
        words.emplace_back();
      }
    }
    return std::ranges::any_of(words, [](const std::string& word) { return word == "which" || word == "that"; });
  }

  /// Nothing but comment marks stands before it in its line, or a word or sign that lets a notice begin.
  bool is_line_start(std::size_t at) const {
    constexpr std::size_t most_before = 100;
    std::size_t begin = at;
    while (begin > 0 && at - begin < most_before && "\n\r\0"sv.find(text_[begin - 1]) == std::string_view::npos)
      --begin;
    const std::string_view before =
        trim(text_.substr(skip_line_marks(text_, begin, at), at - skip_line_marks(text_, begin, at)));
    if (before.empty() || "\"'>:,;(|=.@\\"sv.find(before.back()) != std::string_view::npos) return true;
    const std::string last = to_lower_ascii(before.substr(before.find_last_of(" \t") + 1));
    return std::ranges::find(words_before, last) != words_before.end();
  }

  std::string_view text_;
  const CopyrightLimits limits_;
  std::vector<CopyrightNotice> found_;
  std::unordered_set<std::string> seen_;
  std::size_t counted_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace

std::vector<CopyrightNotice> find_copyright_notices(std::string_view text, const CopyrightLimits& limits) {
  return NoticeFinder(text, limits).run();
}

}  // namespace sluice::license
