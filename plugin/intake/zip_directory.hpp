// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "intake/hazard_sink.hpp"
#include "intake/source.hpp"
#include "intake/zip_extra.hpp"
#include "intake/zip_window.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// A record of a ZIP's directory (PKWARE APPNOTE 6.3.10, 4.3.12).
struct ZipRecord {
  std::uint64_t local = 0;   ///< offset of the local header in the source
  std::uint64_t packed = 0;  ///< bytes of data
  std::uint64_t size = 0;    ///< of what comes out
  std::optional<std::int64_t> mtime;
  std::uint32_t crc = 0;
  std::uint32_t attributes = 0;
  std::uint16_t made_by = 0;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  bool is_extra_malformed = false;
  bool is_wide_broken = false;  ///< the ZIP64 field is too short
  std::string name;             ///< raw bytes
  std::optional<ZipExtra::UnicodePath> unicode_path;

  bool is_encrypted() const { return (flags & 1u) != 0; }
  bool has_descriptor() const { return (flags & 8u) != 0; }
  bool is_utf8() const { return (flags & 0x800u) != 0; }
};

struct ZipDirectory {
  std::vector<ZipRecord> records;  ///< in the order of their local headers
  std::uint64_t begin = 0;         ///< of the first record
  bool has_split_mark = false;     ///< in front of the first local header
  std::string stopped;             ///< why there are no records
};

/// Finds and reads the directory of a source that can seek, and states what is wrong with it and with the records
/// behind it: every end record, ZIP64, where it lies, how many records there are. One record more than Limits::entries
/// is the last one read.
Result<ZipDirectory> read_zip_directory(ByteSource& source, ZipWindow& window, const Limits& limits, HazardSink& sink);

/// The marks that records begin with, as little-endian numbers.
inline constexpr std::uint32_t zip_local_mark = 0x04034b50;
inline constexpr std::uint32_t zip_central_mark = 0x02014b50;
inline constexpr std::uint32_t zip_descriptor_mark = 0x08074b50;

}  // namespace sluice
