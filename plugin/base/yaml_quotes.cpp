// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Finding the quote that somebody forgot to close. yaml-cpp 0.7 lets such a scalar run to the end of the file, or to
// the next quote, and reports nothing or a place far below. YAML 1.2 section 7.3 asks each further line of a quoted
// scalar to stand right of its block, which tells a lost quote from a wrapped one.
#include "base/yaml_text.hpp"

#include "base/text.hpp"

namespace sluice::yaml {
namespace {

int indent_of(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  return static_cast<int>(first == std::string_view::npos ? line.size() : first);
}

/// Column of the block that a value on this line belongs to: the indent, behind any "- " marks.
int block_column(std::string_view line) {
  auto at = static_cast<std::size_t>(indent_of(line));
  while (line.substr(at).starts_with("- ")) {
    const std::size_t next = line.find_first_not_of(' ', at + 2);
    if (next == std::string_view::npos || line[next] == '"' || line[next] == '\'') break;
    at = next;
  }
  return static_cast<int>(at);
}

/// True if a quote at this place of a line opens a scalar instead of being part of a plain one.
bool opens_scalar(std::string_view line, std::size_t at) {
  const std::string_view before = trim(line.substr(0, at));
  if (before.empty()) return true;
  const bool is_spaced = line[at - 1] == ' ' || line[at - 1] == '\t';
  const char last = before.back();
  if (last == '[' || last == '{' || last == ',') return true;
  return is_spaced && (last == ':' || last == '-' || last == '?');
}

bool opens_block_scalar(std::string_view line) {
  const std::string_view text = trim(line.substr(0, line.find(" #")));
  const std::size_t mark = text.find_last_of("|>");
  if (mark == std::string_view::npos || text.find_first_not_of("+-123456789", mark + 1) != std::string_view::npos)
    return false;
  return mark == 0 || text[mark - 1] == ' ';
}

/// A line-by-line walk over a text that is not known to be YAML.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::optional<std::size_t> find() {
    while (at_ < text_.size()) {
      const std::string_view line = text_.substr(at_, text_.find('\n', at_) - at_);
      if (skips_as_block_scalar(line)) {
        at_ += line.size() + 1;
      } else if (const auto lost = find_in_line(line)) {
        return lost;
      }
    }
    return std::nullopt;
  }

 private:
  bool skips_as_block_scalar(std::string_view line) {
    if (block_scalar_indent_ >= 0 && (is_blank(line) || indent_of(line) > block_scalar_indent_)) return true;
    block_scalar_indent_ = -1;
    return false;
  }

  /// Looks at one line and moves behind it, or behind the line where its last quoted scalar ends.
  std::optional<std::size_t> find_in_line(std::string_view line) {
    const std::size_t start = at_;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) break;
      if ((line[i] != '"' && line[i] != '\'') || !opens_scalar(line, i)) continue;
      const std::size_t open = start + i;
      if (is_lost_quote(text_, open, block_column(line))) return open;
      const std::size_t end = find_quote_end(text_, open);
      if (end > start + line.size()) {
        const std::size_t next = text_.find('\n', end);
        at_ = next == std::string_view::npos ? text_.size() : next + 1;
        return std::nullopt;
      }
      i = end - start - 1;
    }
    if (opens_block_scalar(line)) block_scalar_indent_ = block_column(line);
    at_ = start + line.size() + 1;
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int block_scalar_indent_ = -1;
};

}  // namespace

std::size_t find_quote_end(std::string_view text, std::size_t open) {
  const char quote = text[open];
  for (std::size_t at = open + 1; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || at + 1 == text.size() || text[at + 1] != quote) return at + 1;
      ++at;  // '' inside single quotes is one quote
    }
  }
  return std::string_view::npos;
}

bool is_lost_quote(std::string_view text, std::size_t open, int indent) {
  const std::size_t end = find_quote_end(text, open);
  if (end == std::string_view::npos) return true;
  const std::string_view scalar = text.substr(0, end);
  for (std::size_t at = scalar.find('\n', open); at < end; at = scalar.find('\n', at)) {
    ++at;
    const std::string_view line = scalar.substr(at, scalar.find('\n', at) - at);
    if (!is_blank(line) && indent_of(line) <= indent) return true;
  }
  return false;
}

std::optional<std::size_t> find_lost_quote(std::string_view text) { return Walk(text).find(); }

}  // namespace sluice::yaml
