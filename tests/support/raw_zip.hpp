// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::test {

/// Bytes that replace those at an offset.
using Patch = std::pair<std::size_t, std::string>;

/// One ZIP entry as it shall stand, right or wrong.
struct ZipEntry {
  std::string name;
  std::string data;
  std::uint32_t unix_mode = 0100644;      ///< type and permission bits, upper half of the external attributes
  std::uint16_t made_by = (3 << 8) | 20;  ///< upper byte: 3 Unix, 0 DOS
  std::uint16_t flags = 0;                ///< general purpose bits; 1 encrypted, 0x800 UTF-8 names
  std::uint16_t method = 8;               ///< data_packed() by it
  std::string extra;                      ///< extra field, the same in both headers
  std::uint32_t cipher_bytes = 0;         ///< bytes of data that belong to an encryption, not to the content
  std::optional<std::string> packed;      ///< in place of what the method makes of data
  std::optional<std::string> local_name;
  std::optional<std::string> local_extra;
  std::string behind;                  ///< bytes behind the data, a descriptor for one
  std::vector<Patch> local;            ///< of the local header
  std::vector<Patch> central;          ///< of the directory record
  bool is_listed = true;               ///< has a directory record
  std::optional<std::size_t> lies_at;  ///< it has no local header of its own, but that one
};

/// What stands behind the directory.
struct ZipTail {
  std::string before;      ///< bytes in front of the end record
  std::string comment;     ///< of the end record
  std::string trail;       ///< bytes behind
  std::vector<Patch> end;  ///< of the end record
};

/// Writes ZIP records exactly as told (PKWARE APPNOTE 6.3.10, 4.3), however hostile.
class RawZip {
 public:
  RawZip& add(const ZipEntry& entry);
  RawZip& add(std::string_view name, std::string_view data = "x\n");
  /// Bytes among the local records.
  RawZip& raw(std::string_view bytes);
  /// Local records, central directory and end record.
  std::string finish(const ZipTail& tail = {}) const;
  /// With ZIP64 end record and locator; `end`: patches of the former. The end record says all ones if `is_masked`.
  std::string finish_wide(bool is_masked = true, const std::vector<Patch>& end = {}) const;

  std::size_t records_bytes() const { return records_.size(); }
  std::size_t directory_bytes() const { return directory_.size(); }

 private:
  std::string records_;
  std::string directory_;
  std::uint16_t count_ = 0;
};

/// Little-endian bytes of a number.
std::string little16(std::uint32_t value);
std::string little32(std::uint32_t value);
std::string little64(std::uint64_t value);

/// Data as a ZIP method carries it: 8 deflate, 12 bzip2, 14 LZMA with an end mark (flag 2), 93 zstd, 95 xz; by any
/// other it stands as it is.
std::string data_packed(std::string_view data, std::uint16_t method);

/// An extra field of that many bytes.
std::string extra_field(std::uint16_t id, std::string_view body);
/// Info-ZIP's Unicode name for `name`.
std::string unicode_path(std::string_view name, std::string_view unicode_name);

/// A ZIP64 end record (4.3.14), and its locator (4.3.15) for one that lies there.
std::string wide_end_record(std::uint64_t entries, std::uint64_t bytes, std::uint64_t offset);
std::string wide_locator(std::uint64_t at);

/// The CRC-32 of ZIP and gzip (ISO 3309).
std::uint32_t crc32_of(std::string_view bytes);

}  // namespace sluice::test
