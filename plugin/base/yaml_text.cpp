// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/yaml_text.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace sluice::yaml {
namespace {

/// Length of the longest prefix that is UTF-8.
std::size_t utf8_prefix(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    std::size_t length = 1;
    while (length <= 4 && !is_utf8(line.substr(at, length))) ++length;
    if (length > 4) return at;
    at += length;
  }
  return at;
}

bool is_refused_control(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == '\r') return at + 1 == text.size() || text[at + 1] != '\n';
  return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
}

}  // namespace

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') starts_.push_back(at + 1);
  }
}

std::size_t Lines::offset_of(int line, int column) const {
  if (line < 0 || column < 0) return 0;
  const auto index = static_cast<std::size_t>(line);
  if (index >= starts_.size()) return text_.size();
  return std::min(starts_[index] + static_cast<std::size_t>(column), text_.size());
}

std::size_t Lines::line_index(std::size_t offset) const {
  const auto after = std::ranges::upper_bound(starts_, offset);
  return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

Position Lines::position_of(std::size_t offset) const {
  const std::size_t line = line_index(offset);
  if (line != seen_.line || offset < seen_.offset) seen_ = {line, starts_[line], 1};
  seen_.column += static_cast<std::uint32_t>(code_points(text_.substr(seen_.offset, offset - seen_.offset)));
  seen_.offset = offset;
  return {static_cast<std::uint32_t>(line + 1), seen_.column};
}

std::string_view Lines::line_around(std::size_t offset) const {
  const std::string_view rest = text_.substr(starts_[line_index(offset)]);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

std::string_view Lines::line_before(std::size_t offset) const {
  const std::size_t start = starts_[line_index(offset)];
  return text_.substr(start, offset - start);
}

std::optional<BadByte> find_bad_byte(std::string_view text) {
  const std::size_t valid = is_utf8(text) ? text.size() : utf8_prefix(text);
  for (std::size_t at = 0; at < valid; ++at) {
    if (is_refused_control(text, at)) return BadByte{at, true};
  }
  if (valid < text.size()) return BadByte{valid, false};
  return std::nullopt;
}

}  // namespace sluice::yaml
