// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/decoder.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sluice {

/// What a compressed stream's header alone reveals: a zstd window above Limits::decoder_memory, for which
/// libarchive 3.6 has no setting. (The other decoders keep the limit while they work.)
std::optional<Defect> find_memory_defect(std::string_view filter, std::span<const std::byte> head,
                                         const Limits& limits);

/// A zstd stream that starts with a skippable frame of this many bytes (RFC 8878, 3.1.2), which no reader shows; 0 if
/// none.
std::uint64_t hidden_frame_bytes(std::span<const std::byte> head);

/// The file name in a gzip header (RFC 1952, 2.3.1), raw bytes; absent if there is none.
std::optional<std::string> find_gzip_name(std::span<const std::byte> head);

}  // namespace sluice
