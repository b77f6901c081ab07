// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/filter_header.hpp"

#include "intake/magic_checks.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

std::uint64_t byte_at(std::span<const std::byte> head, std::size_t at) {
  return at < head.size() ? std::to_integer<std::uint64_t>(head[at]) : 0;
}

/// RFC 8878, 3.1.1.1: a window descriptor follows unless the frame is a single segment.
std::uint64_t zstd_window(std::span<const std::byte> head) {
  constexpr std::uint64_t single_segment = 0x20;
  if (head.size() < 6 || byte_at(head, 0) != 0x28 || (byte_at(head, 4) & single_segment) != 0) return 0;
  const std::uint64_t base = std::uint64_t{1} << (10 + (byte_at(head, 5) >> 3));
  return base + base / 8 * (byte_at(head, 5) & 7);
}

}  // namespace

std::optional<Defect> find_memory_defect(std::string_view filter, std::span<const std::byte> head,
                                         const Limits& limits) {
  if (filter != "zstd" || zstd_window(head) <= limits.decoder_memory) return std::nullopt;
  return Defect{
      HazardId::limit_memory, Weight::error,
      fmt::format("decoding needs a window of {} bytes, {} are allowed", zstd_window(head), limits.decoder_memory),
      true};
}

std::uint64_t hidden_frame_bytes(std::span<const std::byte> head) {
  if (!magic::is_zstd_skippable(head)) return 0;
  return byte_at(head, 4) | byte_at(head, 5) << 8 | byte_at(head, 6) << 16 | byte_at(head, 7) << 24;
}

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
