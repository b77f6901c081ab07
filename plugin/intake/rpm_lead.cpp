// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/rpm_lead.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace sluice {
namespace {

constexpr std::size_t lead_bytes = 96;
constexpr std::size_t intro_bytes = 16;  // mark, version, reserved, count of index records, size of the store

std::uint64_t big32(std::span<const std::byte> bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | std::to_integer<std::uint64_t>(bytes[at + i]);
  return value;
}

/// True if all bytes were there.
Result<bool> read_all(ByteSource& source, std::span<std::byte> buffer) {
  while (!buffer.empty()) {
    TRY_ASSIGN(const std::size_t got, source.read(buffer));
    if (got == 0) return false;
    buffer = buffer.subspan(got);
  }
  return true;
}

Result<bool> skip(ByteSource& source, std::uint64_t bytes) {
  std::vector<std::byte> buffer(64u << 10);
  while (bytes > 0) {
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, buffer.size()));
    TRY_ASSIGN(const bool is_there, read_all(source, std::span(buffer).first(part)));
    if (!is_there) return false;
    bytes -= part;
  }
  return true;
}

Defect truncated() { return {HazardId::truncated, Weight::error, "the package ends inside its headers", true}; }

/// One header structure; the signature's is padded to 8 bytes.
Result<std::optional<Defect>> skip_header(ByteSource& source, const Limits& limits, bool is_padded) {
  std::array<std::byte, intro_bytes> intro{};
  TRY_ASSIGN(const bool has_intro, read_all(source, intro));
  if (!has_intro) return std::optional<Defect>(truncated());
  if (big32(intro, 0) >> 8 != 0x8eade8) {
    return std::optional<Defect>({HazardId::malformed, Weight::error, "the package's header has no mark", true});
  }
  std::uint64_t size = big32(intro, 8) * 16 + big32(intro, 12);
  if (size > limits.document_bytes) {
    return std::optional<Defect>(
        {HazardId::limit_memory, Weight::error, "the package's header is larger than the limit", true});
  }
  if (is_padded) size += (8 - size % 8) % 8;
  TRY_ASSIGN(const bool is_there, skip(source, size));
  if (!is_there) return std::optional<Defect>(truncated());
  return std::optional<Defect>();
}

}  // namespace

Result<std::optional<Defect>> skip_rpm_headers(ByteSource& source, const Limits& limits) {
  TRY_ASSIGN(const bool has_lead, skip(source, lead_bytes));
  if (!has_lead) return std::optional<Defect>(truncated());
  TRY_ASSIGN(std::optional<Defect> in_signature, skip_header(source, limits, true));
  if (in_signature) return in_signature;
  return skip_header(source, limits, false);
}

}  // namespace sluice
