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

}  // namespace sluice
