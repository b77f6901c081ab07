// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>

namespace sluice {

/// A frame of a skeleton on its way to a worker: this number, little-endian, in 8 bytes; its low bits count bytes of
/// the container. Without the mark they follow; with it they are an entry's data and do not.
inline constexpr std::uint64_t frame_hole_mark = 1ull << 63;
inline constexpr std::size_t frame_head_bytes = 8;

/// Ends an archive. The format of the next one follows, padded with zeros, or nothing any more. A format that is read
/// at random (Role::seek) comes whole, without holes.
inline constexpr std::uint64_t frame_end = ~std::uint64_t{0};
inline constexpr std::size_t frame_format_bytes = 16;

}  // namespace sluice
