// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sluice {

/// The chaining value of a SHA-256 (FIPS 180-4, 6.2), and the message that it grows by, in blocks of 64 bytes.
struct Sha256Lane {
  static constexpr std::size_t block_bytes = 64;
  static constexpr std::array<std::uint32_t, 8> initial{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

  std::array<std::uint32_t, 8> words = initial;
  std::span<const std::byte> blocks;  ///< not taken yet; a multiple of block_bytes
};

/// True if the processor has instructions for SHA-256 that two messages can share: one waits for its own results half
/// of the time. Else the lanes must not be used.
bool has_sha256_lanes();

/// Takes `count` blocks of the lane, which has that many.
void advance(Sha256Lane& lane, std::size_t count);
/// Takes `count` blocks of both, in little more than the time of one.
void advance(Sha256Lane& first, Sha256Lane& second, std::size_t count);

}  // namespace sluice
