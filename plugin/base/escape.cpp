// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The one escaping of a stranger's bytes.
#include "base/escape.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace sluice {
namespace {

struct Range {
  char32_t first, last;
};

/// Code points that a reader cannot see, or that change how their neighbours are shown (Unicode general categories Cc, Cf,
/// Zl, Zp, private use and noncharacters, and the fillers that show as nothing).
constexpr Range invisible[] = {
    {0x00, 0x1F},       {0x7F, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},     {0x600, 0x605},     {0x61C, 0x61C},
    {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},
    {0x2028, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},   {0xE000, 0xF8FF},   {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},   {0x110BD, 0x110BD}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}, {0xF0000, 0x10FFFF}};

bool is_invisible(char32_t point) {
  for (const Range& range : invisible) {
    if (point >= range.first && point <= range.last) return true;
  }
  return (point & 0xFFFE) == 0xFFFE;
}

/// True where a CI agent would take what follows for a command: the second '#' of "##vso[", or the ':' of a leading "::".
bool starts_command(std::string_view text, std::size_t at) {
  if (at == 0 && text.substr(0, 2) == "::") return true;
  if (at == 0 || text[at] != '#' || text[at - 1] != '#') return false;
  const std::string word = to_lower_ascii(text.substr(at + 1, 9));
  return word.starts_with("[") || word.starts_with("vso[") || word.starts_with("teamcity[");
}

struct Piece {
  std::string_view shown;   ///< bytes that stay as they are, or
  std::string escaped;      ///< their escaped form
  std::size_t length = 1;   ///< bytes taken
};

/// Bytes from `at` on that always stay as they are.
std::size_t plain_length(std::string_view bytes, std::size_t at) {
  const std::size_t start = at;
  const auto is_plain = [&](char c) { return c >= ' ' && c <= '~' && c != '\\' && c != '#' && (c != ':' || at > 0); };
  while (at < bytes.size() && is_plain(bytes[at])) ++at;
  return at - start;
}

Piece next_piece(std::string_view bytes, std::size_t at) {
  const Utf8Point decoded = first_utf8(bytes.substr(at));
  if (decoded.length == 0) return {{}, fmt::format("\\x{{{:02x}}}", static_cast<unsigned char>(bytes[at])), 1};
  if (bytes[at] == '\\') return {{}, "\\\\", 1};
  if (is_invisible(decoded.point) || starts_command(bytes, at)) {
    return {{}, fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(decoded.point)), decoded.length};
  }
  return {bytes.substr(at, decoded.length), {}, decoded.length};
}

/// Reads the escape at the front of `text`, appends its bytes and returns its length; 0 if there is none.
std::size_t unescape(std::string_view text, std::string& out) {
  if (text.starts_with("\\\\")) {
    out += '\\';
    return 2;
  }
  if (!text.starts_with("\\u{") && !text.starts_with("\\x{")) return 0;
  const std::size_t close = text.find('}');
  if (close == std::string_view::npos || close == 3 || close > 9) return 0;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 3, text.data() + close, value, 16);
  if (error != std::errc() || end != text.data() + close) return 0;
  const bool is_byte = text[1] == 'x';
  if (value > (is_byte ? 0xFFu : 0x10FFFFu)) return 0;
  is_byte ? out.push_back(static_cast<char>(value)) : append_utf8(out, value);
  return close + 1;
}

}  // namespace

std::string to_visible(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t plain = plain_length(bytes, at);
    out.append(bytes.substr(at, plain));
    at += plain;
    if (at == bytes.size()) break;
    const Piece piece = next_piece(bytes, at);
    piece.escaped.empty() ? out.append(piece.shown) : out.append(piece.escaped);
    at += piece.length;
  }
  return out;
}

std::string from_visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = text[0] == '\\' ? unescape(text, out) : 0;
    if (length == 0) out += text[0];
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

std::string to_visible_short(std::string_view bytes, std::size_t most) {
  std::size_t points = 0;
  for (std::size_t at = 0; at < bytes.size(); ++points) {
    if (points == most) return to_visible(bytes.substr(0, at)) + fmt::format("... ({} more bytes)", bytes.size() - at);
    at += std::max<std::size_t>(1, first_utf8(bytes.substr(at)).length);
  }
  return to_visible(bytes);
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Point decoded = first_utf8(bytes.substr(at));
    if (decoded.length == 0) return false;
    at += decoded.length;
  }
  return true;
}

}  // namespace sluice
