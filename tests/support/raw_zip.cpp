// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The records are those of PKWARE APPNOTE 6.3.10: 4.3.7 local header, 4.3.12 central directory, 4.3.16 end record.
#include "support/raw_zip.hpp"

#include "support/compress.hpp"

#include <lzma.h>

namespace sluice::test {
namespace {

constexpr std::uint32_t packed_dos_time = 0x58210000;  // 2024-01-01 00:00:00

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

/// The fields that the local header and the central record have alike, from the version needed to the
/// sizes.
std::string shared_fields(const ZipEntry& entry, std::string_view packed) {
  return little16(20) + little16(entry.flags) + little16(entry.method) + little32(packed_dos_time) +
         little32(crc32_of(entry.data)) + little32(size_of(packed)) +
         little32(size_of(entry.data) - entry.cipher_bytes);
}

std::string lengths(std::string_view name, std::string_view extra) {
  return little16(size_of(name)) + little16(size_of(extra));
}

std::string patched(std::string bytes, const std::vector<Patch>& patches) {
  for (const auto& [at, patch] : patches) bytes.replace(at, patch.size(), patch);
  return bytes;
}

/// What lzma(1) writes has the size behind the properties; ZIP's has a version and the length of the properties before.
std::string lzma_packed(std::string_view data) {
  const std::string alone = compressed(data, "lzma");
  return little16(0x1409) + little16(5) + alone.substr(0, 5) + alone.substr(13);
}

}  // namespace

RawZip& RawZip::add(const ZipEntry& entry) {
  const std::string packed = entry.packed.value_or(data_packed(entry.data, entry.method));
  const std::string fields = shared_fields(entry, packed);
  const std::size_t offset = entry.lies_at.value_or(records_.size());
  if (!entry.lies_at) {
    const std::string name = entry.local_name.value_or(entry.name);
    const std::string extra = entry.local_extra.value_or(entry.extra);
    records_ += patched(little32(0x04034b50) + fields + lengths(name, extra), entry.local) + name + extra + packed +
                entry.behind;
  }
  if (!entry.is_listed) return *this;
  const std::string head = little32(0x02014b50) + little16(entry.made_by) + fields + lengths(entry.name, entry.extra) +
                           little16(0) + little16(0) + little16(0) + little32(entry.unix_mode << 16) +
                           little32(static_cast<std::uint32_t>(offset));
  directory_ += patched(head, entry.central) + entry.name + entry.extra;
  ++count_;
  return *this;
}

RawZip& RawZip::add(std::string_view name, std::string_view data) {
  ZipEntry entry;
  entry.name = name;
  entry.data = data;
  return add(entry);
}

RawZip& RawZip::raw(std::string_view bytes) {
  records_ += bytes;
  return *this;
}

std::string RawZip::finish(const ZipTail& tail) const {
  const std::string end = little32(0x06054b50) + little16(0) + little16(0) + little16(count_) + little16(count_) +
                          little32(size_of(directory_)) + little32(size_of(records_)) + little16(size_of(tail.comment));
  return records_ + directory_ + tail.before + patched(end, tail.end) + tail.comment + tail.trail;
}

std::string RawZip::finish_wide(bool is_masked, const std::vector<Patch>& end) const {
  const std::string wide = patched(wide_end_record(count_, directory_.size(), records_.size()), end);
  ZipTail tail;
  tail.before = wide + wide_locator(records_.size() + directory_.size());
  if (is_masked) tail.end = {{8, std::string(12, '\xff')}};
  return finish(tail);
}

std::string little16(std::uint32_t value) {
  return {static_cast<char>(value & 0xff), static_cast<char>((value >> 8) & 0xff)};
}

std::string little32(std::uint32_t value) { return little16(value & 0xffff) + little16(value >> 16); }

std::string little64(std::uint64_t value) {
  return little32(static_cast<std::uint32_t>(value)) + little32(static_cast<std::uint32_t>(value >> 32));
}

std::string data_packed(std::string_view data, std::uint16_t method) {
  switch (method) {
    case 8:
      return deflated(data);
    case 12:
      return compressed(data, "bz2");
    case 14:
      return lzma_packed(data);
    case 93:
      return zstd_frame(data);
    case 95:
      return compressed(data, "xz");
    default:
      return std::string(data);
  }
}

std::string extra_field(std::uint16_t id, std::string_view body) {
  return little16(id) + little16(size_of(body)) + std::string(body);
}

std::string unicode_path(std::string_view name, std::string_view unicode_name) {
  return extra_field(0x7075, std::string(1, '\1') + little32(crc32_of(name)) + std::string(unicode_name));
}

std::string wide_end_record(std::uint64_t entries, std::uint64_t bytes, std::uint64_t offset) {
  return little32(0x06064b50) + little64(44) + little16(45) + little16(45) + little32(0) + little32(0) +
         little64(entries) + little64(entries) + little64(bytes) + little64(offset);
}

std::string wide_locator(std::uint64_t at) { return little32(0x07064b50) + little32(0) + little64(at) + little32(1); }

std::uint32_t crc32_of(std::string_view bytes) {
  return lzma_crc32(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), 0);
}

}  // namespace sluice::test
