// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/tar_fields.hpp"

#include "base/text.hpp"

#include <limits>

namespace sluice::tar {
namespace {

std::optional<std::uint64_t> parse_base256(std::string_view field) {
  if ((static_cast<unsigned char>(field[0]) & 0x40u) != 0) return std::nullopt;  // negative
  std::uint64_t value = static_cast<unsigned char>(field[0]) & 0x3fu;
  for (const char c : field.substr(1)) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) >> 8) return std::nullopt;
    value = value << 8 | static_cast<unsigned char>(c);
  }
  return value;
}

}  // namespace

std::optional<std::uint64_t> parse_number(std::string_view field) {
  if (field.empty()) return std::nullopt;
  if ((static_cast<unsigned char>(field[0]) & 0x80u) != 0) return parse_base256(field);
  const std::size_t first = field.find_first_not_of(' ');
  if (first == std::string_view::npos) return 0;
  std::uint64_t value = 0;
  std::size_t at = first;
  for (; at < field.size() && field[at] >= '0' && field[at] <= '7'; ++at)
    value = value * 8 + static_cast<std::uint64_t>(field[at] - '0');
  const bool is_ended = at == field.size() || field[at] == '\0' || field[at] == ' ';
  if (!is_ended) return std::nullopt;
  return value;
}

bool has_checksum(std::span<const std::byte> block) {
  constexpr std::size_t begin = 148;
  constexpr std::size_t end = 156;
  const std::string_view text(reinterpret_cast<const char*>(block.data()), block_bytes);
  const std::optional<std::uint64_t> stated = parse_number(text.substr(begin, end - begin));
  if (!stated) return false;
  std::int64_t as_unsigned = 0;
  std::int64_t as_signed = 0;
  for (std::size_t i = 0; i < block_bytes; ++i) {
    const std::int64_t value = i >= begin && i < end ? ' ' : std::to_integer<std::int64_t>(block[i]);
    as_unsigned += value;
    as_signed += value < 128 ? value : value - 256;
  }
  const auto wanted = static_cast<std::int64_t>(*stated);
  return wanted == as_unsigned || wanted == as_signed;
}

std::optional<std::vector<std::pair<std::string, std::string>>> parse_pax(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> records;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const std::optional<std::uint64_t> length = parse_uint(text.substr(0, blank));
    if (!length || *length > text.size() || *length < blank + 3 || text[*length - 1] != '\n') return std::nullopt;
    const std::string_view record = text.substr(blank + 1, *length - blank - 2);
    const std::size_t equals = record.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    records.emplace_back(record.substr(0, equals), record.substr(equals + 1));
    text.remove_prefix(*length);
  }
  return records;
}

}  // namespace sluice::tar
