// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::yaml {

/// Where in a text: line and column from 1, the column in code points.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A file's text with its line starts; turns offsets and yaml-cpp's marks into positions. For one thread.
class Lines {
 public:
  /// Keeps a view; `text` must outlive it.
  explicit Lines(std::string_view text);

  std::string_view text() const { return text_; }
  /// Offset of a mark of yaml-cpp: line from 0, column in bytes from 0. Never past the end of the text.
  std::size_t offset_of(int line, int column) const;
  Position position_of(std::size_t offset) const;
  std::string_view line_around(std::size_t offset) const;  ///< without its end
  std::string_view line_before(std::size_t offset) const;  ///< from the line's start up to the offset

 private:
  struct Seen {
    std::size_t line = 0, offset = 0;
    std::uint32_t column = 1;
  };
  std::size_t line_index(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  mutable Seen seen_;  ///< the last position given out: counting goes on from there, so that one long line does not
                       ///< cost its square
};

/// Bytes that no YAML file of ours may hold: what is no UTF-8, and control characters other than tab and line ends.
/// yaml-cpp 0.7 takes U+0004 for the end of the file.
struct BadByte {
  std::size_t offset = 0;
  bool is_control = false;
};
std::optional<BadByte> find_bad_byte(std::string_view text);

/// Index behind the quote that closes the scalar opened at `open` (a ' or "), or npos if nothing closes it.
std::size_t find_quote_end(std::string_view text, std::size_t open);

/// True if the quote opened at `open` was never closed, or closed only after a line that stands at or left of `indent`,
/// the column (from 0) of the surrounding block: then it swallowed the lines of its neighbours (YAML 1.2 section 7.3,
/// s-flow-line-prefix).
bool is_lost_quote(std::string_view text, std::size_t open, int indent);

/// Scans a text that yaml-cpp refused for the first lost quote, line by line, without a parser.
std::optional<std::size_t> find_lost_quote(std::string_view text);

}  // namespace sluice::yaml
