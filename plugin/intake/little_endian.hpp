// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace sluice {

/// Little-endian numbers at an offset; bytes behind the end count as zero.
inline std::uint64_t little(std::span<const std::byte> bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count && at + i < bytes.size(); ++i)
    value |= std::to_integer<std::uint64_t>(bytes[at + i]) << (8 * i);
  return value;
}
inline std::uint16_t little16(std::span<const std::byte> bytes, std::size_t at) {
  return static_cast<std::uint16_t>(little(bytes, at, 2));
}
inline std::uint32_t little32(std::span<const std::byte> bytes, std::size_t at) {
  return static_cast<std::uint32_t>(little(bytes, at, 4));
}
inline std::uint64_t little64(std::span<const std::byte> bytes, std::size_t at) { return little(bytes, at, 8); }

}  // namespace sluice
