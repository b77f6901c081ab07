// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/copyright_text.hpp"

#include "base/text.hpp"
#include "license/byte_class.hpp"
#include "license/copyright_words.hpp"
#include "license/copyright_years.hpp"
#include "license/markup.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice::license {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view line_ends = "\n\r\f\v\0"sv;
constexpr std::string_view line_marks = " \t*/#;%!|\"'+=~-"sv;
constexpr std::array comment_words = {"dnl "sv, "REM "sv, "rem "sv, "@REM "sv, ".\\\" "sv, "C "sv, "c "sv, "::"sv};
constexpr std::array comment_ends = {"*/"sv, "-->"sv, "\\n"sv, "\\r"sv, "\\0"sv, "\\\""sv, "\\\\"sv, " | "sv};
constexpr std::array<std::pair<std::string_view, char>, 9> entities = {{{"&amp;", '&'},
                                                                        {"&lt;", '<'},
                                                                        {"&gt;", '>'},
                                                                        {"&nbsp;", ' '},
                                                                        {"&quot;", '"'},
                                                                        {"&#60;", '<'},
                                                                        {"&#060;", '<'},
                                                                        {"&#62;", '>'},
                                                                        {"&#062;", '>'}}};

struct Line {
  std::size_t end = 0;
  std::size_t next = std::string_view::npos;  ///< begin of the next one, if lines go on
};

Line find_line(std::string_view text, std::size_t at, std::size_t stop, std::size_t most) {
  const std::size_t bound = std::min(stop, at + most);
  Line line{std::min(text.substr(0, bound).find_first_of(line_ends, at), bound)};
  if (line.end == bound || text[line.end] == '\0') return line;
  std::size_t next = line.end + 1;
  if (text[line.end] == '\r' && next < stop && text[next] == '\n') ++next;
  if (next < stop) line.next = next;
  return line;
}

/// Tags become blanks, some character references their character, "\-" of man pages a dash.
std::string without_markup(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t tag = rest[0] == '<' ? tag_length(rest) : 0;
    const auto entity = std::ranges::find_if(entities, [rest](const auto& one) { return rest.starts_with(one.first); });
    if (tag > 0) {
      out += ' ';
      i += tag;
    } else if (entity != entities.end()) {
      out += entity->second;
      i += entity->first.size();
    } else {
      i += rest.starts_with("\\-") ? 1 : 0;
      out += text[i++];
    }
  }
  return out;
}

/// Up to the comment's end, or that of the string literal in which the notice stands.
std::string_view cut_at_end(std::string_view text, char quote) {
  for (const std::string_view end : comment_ends) text = text.substr(0, text.find(end));
  if (quote == '"') return text.substr(0, text.find('"'));
  for (std::size_t i = text.find(quote); quote != '\0' && i < text.size(); i = text.find(quote, i + 1)) {
    if (i + 1 == text.size() || !is_letter(text[i + 1])) return text.substr(0, i);
  }
  return text;
}

/// The quote that the notice stands behind in its line, or NUL.
char quote_before(std::string_view text, std::size_t at) {
  constexpr std::size_t most_before = 100;
  for (std::size_t i = at; i > 0 && at - i < most_before; --i) {
    const char c = text[i - 1];
    if (line_ends.find(c) != std::string_view::npos) return '\0';
    if (c == '"') return c;
    if ((c == '\'' || c == '`') && (i == 1 || !is_letter(text[i - 2]))) return c;
  }
  return '\0';
}

bool wants_more(std::string_view text) {
  while (!text.empty() && line_marks.find(text.back()) != std::string_view::npos && text.back() != '-')
    text.remove_suffix(1);
  const std::string_view lead = skip_copyright_lead(text);
  if (lead.empty()) return true;
  if (starts_with_placeholder(lead)) return false;
  const CopyrightYears years = parse_copyright_years(lead, 0);
  if (skip_copyright_lead(lead.substr(years.end)).empty()) return true;
  if (lead.ends_with(',') || lead.ends_with('&')) return true;
  const std::size_t blank = lead.rfind(' ');
  return blank != std::string_view::npos && is_joining_word(lead.substr(blank + 1));
}

/// May this line go on with a notice of which only mark and years are there?
bool may_name_holder(std::string_view line) {
  if (is_digit(line.front()) || line.front() == '<' || line.starts_with("by ") || line.starts_with("the ")) return true;
  if (!is_upper(line.front()) && static_cast<unsigned char>(line.front()) < 0x80) return false;
  const std::size_t word = line.find_first_of(" :");
  return (word == std::string_view::npos || line[word] != ':') && find_holder_end(line) > 0;
}

bool goes_on(std::string_view gathered, std::string_view line) {
  if (line.empty() || line.front() == '@' || line.front() == '\\') return false;
  if (line.starts_with("of ") || line.starts_with("and ") || line.starts_with("& ")) return !is_blank(gathered);
  if (!wants_more(gathered)) return false;
  const std::string_view lead = skip_copyright_lead(gathered);
  if (lead.empty()) return is_year_at(line, 0);
  const bool has_name = !skip_copyright_lead(lead.substr(parse_copyright_years(lead, 0).end)).empty();
  return has_name || may_name_holder(line);
}

void strip_end(std::string& holder) {
  constexpr std::string_view strips = " \t,;:|*/#-=~+\"'`\\([{&<";
  while (!holder.empty()) {
    const char last = holder.back();
    if (last == '.') {
      const std::string_view word = std::string_view(holder).substr(holder.find_last_of(" ,(") + 1);
      const std::string_view stem = word.substr(0, word.size() - 1);
      const bool is_address =
          stem.find_first_of("@>") != std::string_view::npos || stem.find("://") != std::string_view::npos;
      if (!is_address && (stem.size() <= 2 || stem.find('.') != std::string_view::npos || is_abbreviation(stem)))
        return;
    } else if (last == '>') {
      if (holder.find('<') != std::string::npos) return;
    } else if (strips.find(last) == std::string_view::npos) {
      return;
    }
    holder.pop_back();
  }
}

/// Before a parenthesis that closes what begins before the notice.
std::string_view cut_at_parenthesis(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth < 0) return text.substr(0, i);
  }
  return text;
}

}  // namespace

std::size_t skip_line_marks(std::string_view text, std::size_t at, std::size_t stop) {
  const auto skip = [&] {
    while (at < stop && line_marks.find(text[at]) != std::string_view::npos) ++at;
  };
  for (const std::string_view word : comment_words) {
    if (!text.substr(at, stop - at).starts_with(word)) continue;
    at += word.size();
    break;
  }
  skip();
  if (text.substr(at, stop - at).starts_with("dnl ")) at += 4;
  return at;
}

std::string_view skip_copyright_lead(std::string_view text) {
  constexpr std::string_view leads = " \t:=,.;-+*#\"'`>})|";
  for (bool is_more = true; is_more;) {
    is_more = false;
    const std::size_t first = std::min(text.find_first_not_of(leads), text.size());
    text.remove_prefix(first);
    for (const std::string_view word : {"\xE2\x80\x93", "\xE2\x80\x94", "{}", "by ", "By ", "BY ", "u'", "u\""}) {
      if (!text.starts_with(word)) continue;
      text.remove_prefix(word.size());
      is_more = true;
    }
  }
  return text;
}

CopyrightText gather_copyright_text(std::string_view text, std::size_t at, std::size_t stop,
                                    const CopyrightLimits& limits) {
  char quote = quote_before(text, at);
  CopyrightText out{.text = {}, .end = at, .next_line = text.size()};
  std::size_t next = at;
  for (std::size_t lines = 0; lines < limits.lines; ++lines) {
    const std::size_t begin = lines == 0 ? at : skip_line_marks(text, next, std::min(stop, next + limits.line_bytes));
    const Line line = find_line(text, begin, stop, limits.line_bytes);
    const std::string_view raw = text.substr(begin, line.end - begin);
    if (lines == 0 && quote == '\0') {
      const std::string_view lead = skip_copyright_lead(raw);
      quote = quote_before(raw, raw.size() - lead.size());
    }
    const std::string piece = without_markup(raw);
    const std::string_view kept = cut_at_end(piece, lines == 0 ? quote : '\0');
    if (lines > 0 && !goes_on(out.text, kept)) break;
    if (lines > 0) out.text += ' ';
    out.text += kept;
    out.end = line.end;
    out.next_line = std::min(line.next, text.size());
    if (line.next == std::string_view::npos || (kept.size() < piece.size() && quote == '\0')) break;
    next = line.next;
  }
  return out;
}

std::string clean_copyright_holder(std::string_view text) {
  text = cut_at_parenthesis(text.substr(0, find_holder_end(text)));
  std::string holder;
  for (const char c : text) {
    const bool is_space = is_blank_byte(c);
    if (is_space && (holder.empty() || holder.back() == ' ')) continue;
    holder += is_space ? ' ' : c;
  }
  strip_end(holder);
  if (holder.starts_with("[") && holder.find("](") != std::string::npos) {  // [name](address)
    holder = holder.substr(1, holder.find("](") - 1);
  }
  const bool has_letter = std::ranges::any_of(holder, is_letter);
  return has_letter ? holder : std::string();
}

}  // namespace sluice::license
