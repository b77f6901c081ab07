// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A comment is one window, whatever stands behind it: files that share a header have the same window, so that it is
// read once. Elsewhere a window is some paragraphs.
#include "license/text_windows.hpp"

#include "license/byte_class.hpp"
#include "license/trigger_search.hpp"

#include <algorithm>
#include <array>

namespace sluice::license {
namespace {

constexpr std::size_t before = 600;         // bytes of plain text before a trigger
constexpr std::size_t behind = 1600;        // and behind it
constexpr std::size_t to_paragraph = 400;   // and on to its end
constexpr std::size_t most_comment = 8192;  // bytes of a comment on either side of a trigger
constexpr std::size_t next_trigger = 400;   // in plain text: triggers before say nothing more
constexpr std::size_t most_apart = 200;     // between windows that are read as one
constexpr std::size_t most_whole = 1u << 20;

/// Lines of a text, with bounds on how far their ends are looked for.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  std::size_t begin_of(std::size_t at) const {
    const std::size_t least = at > before ? at - before : 0;
    while (at > least && text_[at - 1] != '\n') --at;
    return at;
  }
  /// Behind its line end.
  std::size_t end_of(std::size_t at) const {
    const std::size_t most = std::min(text_.size(), at + behind);
    const std::size_t found = text_.substr(0, most).find('\n', at);
    return found == std::string_view::npos ? most : found + 1;
  }
  /// Without blanks before it.
  std::string_view line(std::size_t begin) const {
    std::string_view line = text_.substr(begin, end_of(begin) - begin);
    while (!line.empty() && (is_blank_byte(line.front()) || line.front() == '\n')) line.remove_prefix(1);
    return line;
  }
  std::size_t size() const { return text_.size(); }

 private:
  std::string_view text_;
};

/// What each line of a comment begins with, or 0.
char mark_of(std::string_view line) {
  constexpr std::array directives = {"#include", "#if", "#def", "#und", "#end", "#el", "#pragma", "#error", "#import"};
  if (line.empty()) return 0;
  for (const std::string_view one : {"//", "--", ";;", "dnl", "REM", "rem", "Rem", "@c "}) {
    if (line.starts_with(one)) return line.front();
  }
  if (line.front() == '#') {
    return std::ranges::any_of(directives, [&](std::string_view one) { return line.starts_with(one); }) ? '\0' : '#';
  }
  return line.front() == ';' || line.front() == '%' || line.front() == '!' ? line.front() : '\0';
}

bool has_any(std::string_view line, std::initializer_list<std::string_view> marks) {
  return std::ranges::any_of(marks, [&](std::string_view mark) { return line.find(mark) != std::string_view::npos; });
}

struct Grown {
  TextWindow window;
  bool is_closed = false;  ///< its end is that of a comment
};

class Grower {
 public:
  explicit Grower(std::string_view text) : lines_(text) {}

  Grown grow(std::size_t trigger) const {
    const std::size_t begin = lines_.begin_of(trigger);
    const char mark = mark_of(lines_.line(begin));
    if (mark != 0) {
      const Grown grown = grow_marked(trigger, begin, mark);
      const bool is_one_line = grown.window.begin == begin && grown.window.end == lines_.end_of(trigger);
      if (!is_one_line || mark == '/' || mark == ';') return grown;
    }
    return grow_plain(trigger, begin);
  }

 private:
  /// Lines that begin alike, and empty ones between them.
  Grown grow_marked(std::size_t trigger, std::size_t begin, char mark) const {
    Grown grown{{begin, lines_.end_of(trigger)}, true};
    for (std::size_t at = begin; at > 0 && trigger - at < most_comment;) {
      at = lines_.begin_of(at - 1);
      const std::string_view line = lines_.line(at);
      if (mark_of(line) == mark) {
        grown.window.begin = at;
      } else if (!line.empty() || grown.window.begin - at > 4) {
        break;
      }
    }
    std::size_t at = grown.window.end;
    for (; at < lines_.size() && at - trigger < most_comment; at = lines_.end_of(at)) {
      const std::string_view line = lines_.line(at);
      if (mark_of(line) == mark) {
        grown.window.end = lines_.end_of(at);
      } else if (!line.empty() || at - grown.window.end > 4) {
        return grown;
      }
    }
    grown.is_closed = at >= lines_.size();
    return grown;
  }

  /// To the ends of a comment in brackets, or of paragraphs.
  Grown grow_plain(std::size_t trigger, std::size_t begin) const {
    Grown grown{{begin, lines_.end_of(trigger)}, false};
    while (grown.window.begin > 0 && trigger - grown.window.begin < before &&
           !has_any(lines_.line(grown.window.begin), {"/*", "<!--", "(*"})) {
      grown.window.begin = lines_.begin_of(grown.window.begin - 1);
    }
    std::size_t at = begin;
    while (at < lines_.size()) {
      const std::string_view line = lines_.line(at);
      at = lines_.end_of(at);
      if (at <= trigger) continue;
      if (has_any(line, {"*/", "-->", "*)"}) && !is_comment(at)) {
        grown.is_closed = true;
        break;
      }
      const std::size_t away = at - trigger;
      if (away > behind + to_paragraph || (away > behind && line.empty())) break;
    }
    grown.window.end = std::max(at, grown.window.end);
    return grown;
  }

  /// Does a comment begin there, or after some empty lines?
  bool is_comment(std::size_t at) const {
    for (int i = 0; i < 3 && at < lines_.size(); ++i, at = lines_.end_of(at)) {
      const std::string_view line = lines_.line(at);
      if (!line.empty()) return has_any(line.substr(0, 4), {"/*", "//", "<!--", "(*"});
    }
    return false;
  }

  Lines lines_;
};

}  // namespace

std::vector<TextWindow> find_windows(std::string_view text) {
  const Grower grower(text);
  std::vector<TextWindow> windows;
  std::size_t plain = 0;
  for (std::size_t at = find_trigger(text, 0); at != std::string_view::npos;) {
    const Grown grown = grower.grow(at);
    if (!windows.empty() && grown.window.begin <= windows.back().end + most_apart) {
      windows.back().begin = std::min(windows.back().begin, grown.window.begin);
      windows.back().end = std::max(windows.back().end, grown.window.end);
    } else {
      windows.push_back(grown.window);
    }
    plain += grown.is_closed ? 0 : next_trigger;
    at = find_trigger(text, std::max(grown.is_closed ? windows.back().end : at + next_trigger, at + 1));
  }
  // Text that has triggers all over is one: a license of many pages.
  if (plain * 4 >= text.size() && text.size() <= most_whole && !windows.empty()) return {{0, text.size()}};
  return windows;
}

}  // namespace sluice::license
