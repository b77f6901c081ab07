// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::test {

/// Compresses bytes through libarchive; no time or name in the result, so that same input gives same bytes.
/// `filter`: "gz", "xz", "zst", "bz2", "lzma", "lz" (lzip), "Z" (compress). An unknown filter is a mistake of
/// the test and gives an empty string.
std::string compressed(std::string_view bytes, std::string_view filter);

/// An xz stream of blocks that state their sizes, 1 MiB each.
std::string xz_blocks(std::string_view bytes);

/// A zstd frame with a checksum (and its content's size), of a window of 2^`window_log` bytes at least.
std::string zstd_frame(std::string_view bytes, int window_log = 0);

/// An lz4 frame with a checksum.
std::string lz4_frame(std::string_view bytes);

/// A legacy lz4 frame of literals only.
std::string lz4_legacy(std::string_view bytes);

/// A frame that lz4 and zstd skip.
std::string skippable_frame(std::string_view bytes);

/// A raw deflate stream (RFC 1951), as ZIP's method 8 carries it.
std::string deflated(std::string_view bytes);

/// Bytes that do not compress; the same at each call with the same seed (splitmix64).
std::string noise(std::size_t size, std::uint64_t seed = 1);

}  // namespace sluice::test
