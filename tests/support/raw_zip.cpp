// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The records are those of PKWARE APPNOTE 6.3.10: 4.3.7 local header, 4.3.12 central directory, 4.3.16 end record.
#include "support/raw_zip.hpp"

#include "support/compress.hpp"

#include <array>

namespace sluice::test {
namespace {

constexpr std::uint32_t packed_dos_time = 0x58210000;  // 2024-01-01 00:00:00

std::array<std::uint32_t, 256> crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value & 1) != 0 ? 0xedb88320u ^ (value >> 1) : value >> 1;
    table[i] = value;
  }
  return table;
}

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

/// The fields that the local header and the central record have alike, from the version needed to the extra field's
/// length.
std::string shared_fields(const ZipEntry& entry, std::string_view packed) {
  return little16(20) + little16(entry.flags) + little16(entry.method) + little32(packed_dos_time) +
         little32(crc32_of(entry.data)) + little32(size_of(packed)) +
         little32(size_of(entry.data) - entry.cipher_bytes) + little16(size_of(entry.name)) +
         little16(size_of(entry.extra));
}

}  // namespace

RawZip& RawZip::add(const ZipEntry& entry) {
  const std::string packed = entry.method == 8 ? deflated(entry.data) : entry.data;
  const std::string fields = shared_fields(entry, packed);
  const std::uint32_t offset = size_of(records_);
  records_ += little32(0x04034b50) + fields + entry.name + entry.extra + packed;
  directory_ += little32(0x02014b50) + little16(entry.made_by) + fields + little16(0) + little16(0) + little16(0) +
                little32(entry.unix_mode << 16) + little32(offset) + entry.name + entry.extra;
  ++count_;
  return *this;
}

RawZip& RawZip::add(std::string_view name, std::string_view data) {
  ZipEntry entry;
  entry.name = name;
  entry.data = data;
  return add(entry);
}

std::string RawZip::finish() const {
  return records_ + directory_ + little32(0x06054b50) + little16(0) + little16(0) + little16(count_) +
         little16(count_) + little32(size_of(directory_)) + little32(size_of(records_)) + little16(0);
}

std::string little16(std::uint32_t value) {
  return {static_cast<char>(value & 0xff), static_cast<char>((value >> 8) & 0xff)};
}

std::string little32(std::uint32_t value) { return little16(value & 0xffff) + little16(value >> 16); }

std::uint32_t crc32_of(std::string_view bytes) {
  static const std::array<std::uint32_t, 256> table = crc_table();
  std::uint32_t crc = 0xffffffffu;
  for (const char byte : bytes) crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xff] ^ (crc >> 8);
  return ~crc;
}

}  // namespace sluice::test
