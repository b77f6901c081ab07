// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Escape sequences are ours only: whatever was read has none left. "ESC [ ... m" colours (ECMA-48), "ESC ] 8 ;; ... ESC
// \\" begins and ends a link.
#include "reports/terminal_text.hpp"

#include "base/display_width.hpp"
#include "base/percent.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "reports/annotation.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view link_end = "\x1b\\";

/// Bytes of the escape sequence that a text begins with, or 0.
std::size_t sequence_length(std::string_view text) {
  if (!text.starts_with('\x1b')) return 0;
  const bool is_link = text.starts_with("\x1b]");
  const std::size_t end = is_link ? text.find(link_end) : text.find('m');
  return end == std::string_view::npos ? text.size() : end + (is_link ? link_end.size() : 1);
}

std::size_t visible_width(std::string_view word) {
  std::string plain;
  while (!word.empty()) {
    const std::size_t skipped = sequence_length(word);
    if (skipped == 0) plain += word[0];
    word.remove_prefix(std::max<std::size_t>(1, skipped));
  }
  return display_width(plain);
}

/// The blanks that a text begins with, and the word behind them; a blank inside an escape sequence ends no word.
std::string_view take_word(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] == ' ') ++end;
  while (end < text.size() && text[end] != ' ') end += std::max<std::size_t>(1, sequence_length(text.substr(end)));
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

void wrap_line(std::string_view line, std::size_t columns, std::string& out) {
  const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
  const std::string indent(std::min(blanks + 4, columns / 2), ' ');
  std::size_t used = 0;
  while (!line.empty()) {
    const std::string_view word = take_word(line);
    const std::size_t width = visible_width(word);
    const std::string_view bare = trim(word);
    if (used > indent.size() && used + width > columns && !bare.empty() && !bare.starts_with("::")) {
      out += "\n" + indent + std::string(bare);
      used = indent.size() + visible_width(bare);
    } else {
      out += word;
      used += width;
    }
  }
}

}  // namespace

std::string wrap_text(std::string_view text, std::uint32_t columns) {
  std::string out;
  bool is_first = true;
  for (const std::string_view line : split(text, '\n')) {
    if (!is_first) out += '\n';
    is_first = false;
    wrap_line(line, columns, out);
  }
  return out;
}

std::string to_ascii_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Utf8Point first = first_utf8(text);
    if (first.point < 0x80 && first.length == 1) {
      out += text[0];
    } else {
      out += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(first.point));
    }
    text.remove_prefix(std::max<std::size_t>(1, first.length));
  }
  return out;
}

std::string link_text(const ReportStyle& style, std::string_view uri, std::string_view text) {
  const bool is_link = uri.starts_with("https://") || uri.starts_with("file:///");
  if (style.link_folder.empty() || !is_link) return std::string(text);
  const std::string safe = percent_encode(uri, "-._~:/?#[]@!$&'()*+,;=%");
  return fmt::format("\x1b]8;;{}{}{}\x1b]8;;{}", safe, link_end, text, link_end);
}

std::string link_place(const ReportStyle& style, const Origin& place, std::string_view text) {
  const auto path = ci::repository_path(place.path, style.link_folder);
  if (!path || style.link_folder.empty()) return std::string(text);
  const std::string encoded = percent_encode(style.link_folder + "/" + *path, "-._~/");
  return link_text(style, "file://" + encoded, text);
}

}  // namespace sluice
