// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/tar_fields.hpp"

#include "base/text.hpp"

#include <limits>

namespace sluice::tar {
namespace {

constexpr std::uint64_t largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

bool is_base256(std::string_view field) {
  return !field.empty() && (static_cast<unsigned char>(field[0]) & 0x80u) != 0;
}

/// Two's complement, big-endian; the first byte's upper bit is the mark of the base and the next one the sign.
std::optional<std::int64_t> parse_base256(std::string_view field) {
  const auto first = static_cast<unsigned char>(field[0]);
  const bool is_negative = (first & 0x40u) != 0;
  const unsigned flip = is_negative ? 0xffu : 0u;
  std::uint64_t value = (first ^ flip) & 0x3fu;
  for (const char c : field.substr(1)) {
    if (value > largest >> 8) return std::nullopt;
    value = value << 8 | ((static_cast<unsigned char>(c) ^ flip) & 0xffu);
  }
  const auto positive = static_cast<std::int64_t>(value);
  return is_negative ? -positive - 1 : positive;
}

/// Readers differ on digits behind a NUL, and on those behind a blank that follows digits.
std::optional<std::uint64_t> parse_octal(std::string_view field) {
  const std::size_t first = field.find_first_not_of(' ');
  if (first == std::string_view::npos) return 0;
  std::uint64_t value = 0;
  std::size_t at = first;
  for (; at < field.size() && field[at] >= '0' && field[at] <= '7'; ++at) {
    if (value > largest >> 3) return std::nullopt;
    value = value * 8 + static_cast<std::uint64_t>(field[at] - '0');
  }
  for (; at < field.size(); ++at) {
    if (field[at] != '\0' && field[at] != ' ') return std::nullopt;
  }
  return value;
}

}  // namespace

std::optional<std::uint64_t> parse_number(std::string_view field) {
  const std::optional<std::int64_t> value = parse_signed(field);
  if (!value || *value < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*value);
}

std::optional<std::int64_t> parse_signed(std::string_view field) {
  if (field.empty()) return std::nullopt;
  if (is_base256(field)) return parse_base256(field);
  const std::optional<std::uint64_t> value = parse_octal(field);
  if (!value) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

bool has_checksum(std::span<const std::byte> block) {
  constexpr std::size_t begin = 148;
  constexpr std::size_t end = 156;
  const std::string_view text(reinterpret_cast<const char*>(block.data()), block_bytes);
  const std::optional<std::uint64_t> stated = parse_number(text.substr(begin, end - begin));
  if (!stated) return false;
  std::uint32_t sum = 0;
  std::uint32_t high = 0;  // bytes that are negative if they are signed
  for (std::size_t i = 0; i < block_bytes; ++i) {
    const auto value = static_cast<std::uint32_t>(block[i]);
    sum += value;
    high += value >> 7;
  }
  for (std::size_t i = begin; i < end; ++i) {  // the field counts as blanks
    const auto value = static_cast<std::uint32_t>(block[i]);
    sum += ' ' - value;
    high -= value >> 7;
  }
  if (*stated == sum) return true;
  const std::int64_t as_signed = std::int64_t{sum} - 256 * std::int64_t{high};
  return static_cast<std::int64_t>(*stated) == as_signed;
}

std::optional<std::pair<std::string_view, std::string_view>> take_pax_record(std::string_view& text) {
  const std::size_t blank = text.substr(0, 20).find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const std::optional<std::uint64_t> length = parse_uint(text.substr(0, blank));
  if (!length || *length > text.size() || *length < blank + 3 || text[*length - 1] != '\n') return std::nullopt;
  const std::string_view record = text.substr(blank + 1, *length - blank - 2);
  const std::size_t equals = record.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  text.remove_prefix(*length);
  return std::pair(record.substr(0, equals), record.substr(equals + 1));
}

std::string_view before_nul(std::string_view field) { return field.substr(0, field.find('\0')); }

bool has_residue(std::string_view field) {
  const std::size_t end = field.find('\0');
  return end != std::string_view::npos && field.find_first_not_of('\0', end) != std::string_view::npos;
}

Dialect Header::dialect() const {
  const std::string_view mark = text_.substr(257, 8);
  if (mark.substr(0, 6) == std::string_view("ustar\0", 6)) return Dialect::ustar;
  if (mark == std::string_view("ustar  \0", 8)) return Dialect::gnu;
  return mark.substr(0, 5) == "ustar" ? Dialect::odd : Dialect::v7;
}

}  // namespace sluice::tar
