// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/magic_checks.hpp"

#include "base/text.hpp"
#include "intake/little_endian.hpp"
#include "intake/tar_fields.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace sluice::magic {
namespace {

std::uint32_t byte_at(std::span<const std::byte> head, std::size_t at) {
  return at < head.size() ? std::to_integer<std::uint32_t>(head[at]) : 0;
}
std::uint32_t big32(std::span<const std::byte> head, std::size_t at) {
  return byte_at(head, at) << 24 | byte_at(head, at + 1) << 16 | byte_at(head, at + 2) << 8 | byte_at(head, at + 3);
}

/// True if there is a byte that no text has: a control character, but for white space and escape. It is asked of every
/// byte of a head, so it is written for compilers to do sixteen bytes at a time: no branches, nothing wider than a
/// byte.
[[gnu::noinline]] bool has_control(std::string_view text) {
  constexpr std::uint8_t yes = 0xff;
  std::uint8_t seen = 0;
  for (const char one : text) {
    const auto c = static_cast<std::uint8_t>(one);
    const auto from_tab = static_cast<std::uint8_t>(c - '\t');
    const std::uint8_t is_low = c < 0x20 ? yes : 0;
    const std::uint8_t is_no_space = from_tab > '\r' - '\t' ? yes : 0;
    const std::uint8_t is_no_escape = c != 0x1b ? yes : 0;
    const std::uint8_t is_delete = c == 0x7f ? yes : 0;
    seen = static_cast<std::uint8_t>(seen | (is_low & is_no_space & is_no_escape) | is_delete);
  }
  return seen != 0;
}

bool is_octal(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '7'; });
}
bool is_hex(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

}  // namespace

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool is_tar(std::span<const std::byte> head) {
  if (head.size() < tar::block_bytes) return false;
  return as_text(head).substr(257, 5) == "ustar" || tar::has_checksum(head.first(tar::block_bytes));
}

bool is_cpio_binary(std::span<const std::byte> head) {
  if (head.size() < 27) return false;
  const bool little = little16(head, 0) == 0x71c7;
  const bool big = little16(head, 0) == 0xc771;
  if (!little && !big) return false;
  const std::uint32_t raw = little16(head, 20);
  const std::uint32_t name_size = little ? raw : (raw & 0xff) << 8 | raw >> 8;
  if (name_size < 2 || name_size > 4096 || 26 + name_size > head.size()) return false;
  const std::string_view name = as_text(head.subspan(26, name_size));
  return name.find('\0') == name_size - 1;
}

bool is_cpio_text(std::span<const std::byte> head) {
  const std::string_view text = as_text(head);
  const std::string_view mark = text.substr(0, 6);
  if (mark == "070707") return text.size() >= 76 && is_octal(text.substr(6, 70));
  return (mark == "070701" || mark == "070702") && text.size() >= 110 && is_hex(text.substr(6, 104));
}

bool is_bzip2(std::span<const std::byte> head) {
  const std::string_view text = as_text(head);
  if (text.size() < 10 || text.substr(0, 3) != "BZh" || text[3] < '1' || text[3] > '9') return false;
  return text.substr(4, 6) == "1AY&SY" || text.substr(4, 6) == "\x17\x72\x45\x38\x50\x90";
}

bool is_compress(std::span<const std::byte> head) {
  if (head.size() < 3 || byte_at(head, 0) != 0x1f || byte_at(head, 1) != 0x9d) return false;
  const std::uint32_t bits = byte_at(head, 2) & 0x1f;
  return (byte_at(head, 2) & 0x60) == 0 && bits >= 9 && bits <= 16;
}

/// LZMA_alone has no mark: properties as every writer sets them, a dictionary of 2^n or 2^n + 2^(n-1) bytes (or the
/// largest number), a size that is unknown or below 256 GiB, and the range coder's first byte, which is zero.
bool is_lzma_alone(std::span<const std::byte> head) {
  if (head.size() < 14 || byte_at(head, 0) != 0x5d || byte_at(head, 13) != 0) return false;
  const std::uint32_t dictionary = little32(head, 1);
  const std::uint32_t lower = dictionary & (dictionary - 1);  // without its lowest bit
  const bool is_power = lower == 0 || (lower & (lower - 1)) == 0;
  const bool plausible = dictionary == 0xffffffff || (dictionary >= 4096 && is_power);
  const std::uint64_t size = little32(head, 5) | std::uint64_t{little32(head, 9)} << 32;
  return plausible && (size == ~std::uint64_t{0} || size < std::uint64_t{1} << 38);
}

bool is_zstd_skippable(std::span<const std::byte> head) {
  return head.size() >= 8 && (little32(head, 0) & 0xfffffff0) == 0x184d2a50;
}

bool is_lha(std::span<const std::byte> head) {
  const std::string_view text = as_text(head);
  if (text.size() < 22 || text[2] != '-' || text[6] != '-' || text[20] > 3 || text[20] < 0) return false;
  const std::string_view method = text.substr(3, 2);
  return (method == "lh" || method == "lz" || method == "pm") && text[5] > ' ' && text[5] < 127;
}

bool is_arj(std::span<const std::byte> head) {
  if (head.size() < 12 || byte_at(head, 0) != 0x60 || byte_at(head, 1) != 0xea) return false;
  const std::uint32_t size = little16(head, 2);
  return size >= 30 && size <= 2600 && byte_at(head, 4) >= 30 && byte_at(head, 4) <= size && byte_at(head, 10) == 2;
}

bool is_deb(std::span<const std::byte> head) { return as_text(head).substr(0, 21) == "!<arch>\ndebian-binary"; }

bool is_uuencoded(std::span<const std::byte> head) {
  const std::string_view text = as_text(head);
  if (text.substr(0, 6) != "begin ") return false;
  const std::size_t blank = text.find(' ', 6);
  const std::size_t end = text.find('\n');
  if (blank == std::string_view::npos || end == std::string_view::npos || blank > end || end + 2 > text.size())
    return false;
  const std::string_view mode = text.substr(6, blank - 6);
  if (mode.size() < 3 || mode.size() > 4 || !is_octal(mode)) return false;
  const char first = text[end + 1];  // the next line's length, or its end
  return first > ' ' && first <= 'M' ? text.size() > end + 4 : first == '`';
}

bool is_pe(std::span<const std::byte> head) {
  if (as_text(head).substr(0, 2) != "MZ" || head.size() < 64) return false;
  const std::size_t at = little32(head, 60);
  return at <= head.size() && as_text(head.subspan(at)).substr(0, 4) == std::string_view("PE\0\0", 4);
}

bool is_macho_fat(std::span<const std::byte> head) {
  return head.size() >= 8 && big32(head, 0) == 0xcafebabe && big32(head, 4) > 0 && big32(head, 4) < 45;
}

bool is_json(std::span<const std::byte> head) {
  const std::string_view text = trim(as_text(head));
  if (text.size() < 2 || (text[0] != '{' && text[0] != '[') || !is_text(head)) return false;
  const std::string_view rest = trim(text.substr(1));
  constexpr std::string_view value_starts = "\"{[-0123456789tfn";
  if (rest.empty()) return false;
  if (text[0] == '{') return rest[0] == '"' || rest[0] == '}';
  return rest[0] == ']' || value_starts.find(rest[0]) != std::string_view::npos;
}

bool is_html(std::span<const std::byte> head) {
  const std::string_view start = trim(as_text(head.first(std::min<std::size_t>(head.size(), 512))));
  if (!start.starts_with('<')) return false;
  const std::string text = to_lower_ascii(start.substr(0, 16));
  return text.starts_with("<!doctype html") || text.starts_with("<html");
}

bool is_text(std::span<const std::byte> head) {
  const std::string_view text = as_text(head.first(std::min<std::size_t>(head.size(), 4096)));
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) return true;  // UTF-16 with a byte order mark
  return !has_control(text);
}

}  // namespace sluice::magic
