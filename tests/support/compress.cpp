// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "support/compress.hpp"

#include "support/libarchive_writer.hpp"

#include <archive.h>
#include <archive_entry.h>

namespace sluice::test {

std::string compressed(std::string_view bytes, std::string_view filter) {
  LibarchiveWriter writer(filter);
  archive_write_set_format_raw(writer.handle());
  writer.open();
  PackEntry entry;
  entry.content = bytes;
  writer.add(entry, "bytes");
  return writer.finish();
}

std::string deflated(std::string_view bytes) {
  // A gzip member without name and comment is ten bytes, the deflate stream, CRC-32 and size (RFC 1952, 2.3).
  const std::string member = compressed(bytes, "gz");
  return member.size() < 18 ? std::string() : member.substr(10, member.size() - 18);
}

std::string noise(std::size_t size, std::uint64_t seed) {
  std::string bytes;
  bytes.reserve(size + 8);
  while (bytes.size() < size) {
    seed += 0x9e3779b97f4a7c15u;
    std::uint64_t value = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    value ^= value >> 31;
    for (int i = 0; i < 8; ++i, value >>= 8) bytes += static_cast<char>(value & 0xff);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace sluice::test
