// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_encoding.hpp"

#include "base/escape.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace sluice::license {
namespace {

constexpr std::size_t looked_at = 8192;
constexpr std::size_t least_run = 6;

std::uint32_t unit_at(std::string_view bytes, std::size_t at, TextEncoding encoding) {
  const std::uint32_t first = static_cast<unsigned char>(bytes[at]);
  const std::uint32_t second = static_cast<unsigned char>(bytes[at + 1]);
  return encoding == TextEncoding::utf16_le ? first | (second << 8u) : second | (first << 8u);
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80; }

/// Without the parts of sequences that windows cut.
std::string_view without_cut_ends(std::string_view bytes) {
  for (int i = 0; i < 3 && !bytes.empty() && is_continuation(bytes.front()); ++i) bytes.remove_prefix(1);
  std::size_t end = bytes.size();
  for (int i = 0; i < 3 && end > 0 && is_continuation(bytes[end - 1]); ++i) --end;
  const bool has_lead = end > 0 && (static_cast<unsigned char>(bytes[end - 1]) & 0x80u) != 0;
  return has_lead && bytes.size() - end < 3 ? bytes.substr(0, end - 1) : bytes;
}

bool is_ascii(std::string_view bytes) {
  unsigned all = 0;
  for (const char byte : bytes) all |= static_cast<unsigned char>(byte);
  return all < 0x80;
}

bool is_printable(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value >= 0x20 && value != 0x7F) || value == '\t' || value == '\n' || value == '\r';
}

}  // namespace

TextEncoding find_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return TextEncoding::utf16_le;
  if (bytes.starts_with("\xFE\xFF")) return TextEncoding::utf16_be;
  return bytes.substr(0, looked_at).find('\0') == std::string_view::npos ? TextEncoding::bytes : TextEncoding::binary;
}

std::string utf8_of_utf16(std::string_view bytes, TextEncoding encoding) {
  std::string out;
  out.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t code = unit_at(bytes, i, encoding);
    if (code >= 0xD800 && code < 0xE000) {
      const std::uint32_t low = code < 0xDC00 && i + 3 < bytes.size() ? unit_at(bytes, i + 2, encoding) : 0;
      const bool is_pair = low >= 0xDC00 && low < 0xE000;
      code = is_pair ? 0x10000 + ((code - 0xD800) << 10u) + (low - 0xDC00) : 0xFFFD;
      if (is_pair) i += 2;
    }
    append_utf8(out, code);
  }
  return out;
}

std::string utf8_of_bytes(std::string_view bytes) {
  if (is_ascii(bytes) || is_utf8(without_cut_ends(bytes))) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) append_utf8(out, static_cast<unsigned char>(byte));
  return out;
}

std::string printable_runs(std::string_view bytes) {
  std::string out(bytes);
  for (std::size_t i = 0; i < out.size();) {
    std::size_t end = i;
    while (end < out.size() && is_printable(out[end])) ++end;
    if (end - i < least_run) {
      std::replace_if(
          out.begin() + static_cast<std::ptrdiff_t>(i), out.begin() + static_cast<std::ptrdiff_t>(end),
          [](char byte) { return byte != '\n'; }, ' ');
    }
    if (end < out.size()) out[end] = ' ';
    i = end + 1;
  }
  return out;
}

}  // namespace sluice::license
