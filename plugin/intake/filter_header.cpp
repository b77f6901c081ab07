// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/filter_header.hpp"

#include "intake/magic_checks.hpp"

namespace sluice {
namespace {

std::uint64_t byte_at(std::span<const std::byte> head, std::size_t at) {
  return at < head.size() ? std::to_integer<std::uint64_t>(head[at]) : 0;
}

}  // namespace

std::optional<std::string> find_gzip_name(std::span<const std::byte> head) {
  constexpr std::uint64_t has_extra = 4;
  constexpr std::uint64_t has_name = 8;
  if (head.size() < 10 || byte_at(head, 0) != 0x1f || byte_at(head, 1) != 0x8b || (byte_at(head, 3) & has_name) == 0)
    return std::nullopt;
  std::size_t at = 10;
  if ((byte_at(head, 3) & has_extra) != 0)
    at += 2 + static_cast<std::size_t>(byte_at(head, 10) | byte_at(head, 11) << 8);
  if (at >= head.size()) return std::nullopt;
  const std::string_view rest = magic::as_text(head.subspan(at));
  const std::size_t end = rest.find('\0');
  if (end == std::string_view::npos) return std::nullopt;
  return std::string(rest.substr(0, end));
}

}  // namespace sluice
