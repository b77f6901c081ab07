// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/copyright_years.hpp"

#include "base/text.hpp"
#include "license/byte_class.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace sluice::license {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_years = 100;
constexpr std::array open_ends = {"present"sv, "current"sv, "today"sv, "now"sv};
constexpr std::array months = {"jan"sv, "feb"sv, "mar"sv, "apr"sv, "may"sv, "jun"sv,
                               "jul"sv, "aug"sv, "sep"sv, "oct"sv, "nov"sv, "dec"sv};

bool is_ascii_word(char c) { return (fold(c) >= 'a' && fold(c) <= 'z') || is_digit(c); }

class YearReader {
 public:
  YearReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  CopyrightYears read() {
    skip_blanks();
    const bool has_bracket = take("(") || take("<") || take("[");
    skip_month();
    if (!is_year_at(text_, at_)) return {};
    out_.text = text_.substr(at_, 4);
    at_ += 4;
    skip_date();
    out_.end = at_;
    for (std::size_t i = 1; i < most_years && take_next(); ++i) out_.end = at_;
    if (has_bracket && std::string_view(")>]").find(byte(out_.end)) != std::string_view::npos) ++out_.end;
    return std::move(out_);
  }

 private:
  char byte(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  void skip_blanks() {
    while (is_blank_byte(byte(at_))) ++at_;
  }
  bool take(std::string_view word) {
    if (to_lower_ascii(text_.substr(std::min(at_, text_.size()), word.size())) != word) return false;
    if (is_ascii_word(word.back()) && is_ascii_word(byte(at_ + word.size()))) return false;
    at_ += word.size();
    return true;
  }

  /// "January 2020", "Sept. 2020".
  void skip_month() {
    const std::string word = to_lower_ascii(text_.substr(std::min(at_, text_.size()), 3));
    if (std::ranges::find(months, word) == months.end()) return;
    std::size_t i = at_;
    while (i < at_ + 10 && fold(byte(i)) >= 'a' && fold(byte(i)) <= 'z') ++i;
    while (byte(i) == '.' || byte(i) == ',' || is_blank_byte(byte(i))) ++i;
    if (is_year_at(text_, i)) at_ = i;
  }

  /// "-01-15" of "2020-01-15".
  void skip_date() {
    const auto has_digits = [this](std::size_t i) { return is_digit(byte(i)) && is_digit(byte(i + 1)); };
    if (byte(at_) == '-' && has_digits(at_ + 1) && byte(at_ + 3) == '-' && has_digits(at_ + 4)) at_ += 6;
  }

  bool take_range() {
    for (const std::string_view dash : {"--", "-", "\xE2\x80\x93", "\xE2\x80\x94", "\x96", "to", "through", "until"}) {
      if (take(dash)) return true;
    }
    return false;
  }
  bool take_comma() {
    const std::size_t before = at_;
    while (take(",") || take(";")) skip_blanks();
    const bool has_word = take("and") || take("&") || take("/") || take("+");
    return has_word || at_ > before;
  }

  /// A separator and the year behind it; the years end before a separator that has none.
  bool take_next() {
    const std::size_t before = at_;
    skip_blanks();
    if (take("and later") || take("and newer")) return out_.text += "-present", true;
    const bool has_blank = at_ > before;
    const bool is_range = take_range();
    const bool is_list = !is_range && take_comma();
    if (!is_range && !is_list && !has_blank) return false;
    skip_blanks();
    std::optional<std::string_view> year = take_year(is_range, is_list);
    if (!year) return at_ = before, false;
    out_.text += is_range ? "-" : ", ";
    out_.text += *year;
    return true;
  }
  std::optional<std::string_view> take_year(bool is_range, bool is_list) {
    const std::size_t begin = at_;
    if (is_year_at(text_, at_)) {
      at_ += 4;
    } else if (is_range && std::ranges::any_of(open_ends, [this](std::string_view word) { return take(word); })) {
      return text_.substr(begin, at_ - begin);
    } else if ((is_range || is_list) && is_digit(byte(at_)) && is_digit(byte(at_ + 1)) &&
               !is_ascii_word(byte(at_ + 2))) {
      at_ += 2;
    } else {
      return std::nullopt;
    }
    return text_.substr(begin, at_ - begin);
  }

  std::string_view text_;
  std::size_t at_;
  CopyrightYears out_;
};

}  // namespace

CopyrightYears parse_copyright_years(std::string_view text, std::size_t at) { return YearReader(text, at).read(); }

bool is_year_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || text.size() - at < 4) return false;
  const std::string_view year = text.substr(at, 4);
  if (!year.starts_with("19") && !year.starts_with("20")) return false;
  if (!is_digit(year[2]) || !is_digit(year[3])) return false;
  const bool is_joined_before = at > 0 && is_ascii_word(text[at - 1]);
  const bool is_joined_behind = at + 4 < text.size() && is_ascii_word(text[at + 4]);
  return !is_joined_before && !is_joined_behind;
}

std::string take_trailing_years(std::string_view& holder) {
  constexpr std::size_t longest = 400;
  const std::size_t begin = holder.size() - std::min(holder.size(), longest);
  for (std::size_t i = begin; i + 4 <= holder.size(); ++i) {
    if (!is_year_at(holder, i)) continue;
    const std::size_t at = i > 0 && holder[i - 1] == '(' ? i - 1 : i;
    CopyrightYears years = parse_copyright_years(holder, at);
    if (holder.find_first_not_of(" \t.,;", years.end) == std::string_view::npos) {
      holder = holder.substr(0, at);
      return std::move(years.text);
    }
    i = years.end - 1;
  }
  return {};
}

}  // namespace sluice::license
