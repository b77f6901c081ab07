// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::test {

/// One ZIP entry as it shall stand, right or wrong.
struct ZipEntry {
  std::string name;
  std::string data;
  std::uint32_t unix_mode = 0100644;      ///< type and permission bits, upper half of the external attributes
  std::uint16_t made_by = (3 << 8) | 20;  ///< upper byte: 3 Unix, 0 DOS
  std::uint16_t flags = 0;                ///< general purpose bits; 1 encrypted, 0x800 UTF-8 names
  std::uint16_t method = 8;               ///< 8: deflate, made from data; anything else: data stands as it is
  std::string extra;                      ///< extra field, the same in both headers
  std::uint32_t cipher_bytes = 0;         ///< bytes of data that belong to an encryption, not to the content
};

/// Writes ZIP records exactly as told (PKWARE APPNOTE 6.3.10, 4.3), however hostile.
class RawZip {
 public:
  RawZip& add(const ZipEntry& entry);
  RawZip& add(std::string_view name, std::string_view data = "x\n");
  /// Local records, central directory and end record.
  std::string finish() const;

 private:
  std::string records_;
  std::string directory_;
  std::uint16_t count_ = 0;
};

/// Little-endian bytes of a number.
std::string little16(std::uint32_t value);
std::string little32(std::uint32_t value);

/// The CRC-32 of ZIP and gzip (ISO 3309).
std::uint32_t crc32_of(std::string_view bytes);

}  // namespace sluice::test
