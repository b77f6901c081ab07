// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/budget.hpp"
#include "intake/buffer.hpp"
#include "intake/decoder.hpp"
#include "intake/zip_directory.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace sluice {

/// What came out of one entry's data.
struct ZipData {
  std::unique_ptr<Buffer> owned;     ///< where it was decompressed
  std::span<const std::byte> bytes;  ///< in owned, or the stored bytes themselves
  bool is_whole = true;
  std::uint64_t lost = 0;  ///< bytes that came out and are not given
  std::vector<Defect> defects;
};

/// Methods of ZIP (PKWARE APPNOTE 6.3.10, 4.4.5) that are read here.
enum class ZipMethod : std::uint16_t { stored = 0, deflate = 8, bzip2 = 12, lzma = 14, zstd = 93, xz = 95 };
bool is_known_method(std::uint16_t method);

/// True if the entry is decoded in one piece: stored or deflated, and small both ways.
bool is_small(const ZipRecord& record);

/// Decodes an entry that is_small() and holds it against the record's size and checksum. Touches nothing else: it may
/// run on any thread.
ZipData decode_zip_data(const ZipRecord& record, std::span<const std::byte> packed);

/// True if so much cannot be deflated into so little.
bool is_impossible(const ZipRecord& record);

/// Decodes any other entry as a stream, from the source's bytes at `offset`; what is wrong stands in defects() once it
/// gave 0. Bytes that came out and are not given are spent from the budget. Null if the method is none of ZipMethod, or
/// its own head is broken.
Result<std::unique_ptr<Decoder>> make_zip_stream(const ZipRecord& record, ByteSource& source, std::uint64_t offset,
                                                 Budget& budget);

}  // namespace sluice
