// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_end.hpp"

#include "intake/little_endian.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace sluice {
namespace {

constexpr std::size_t record_bytes = 22;
constexpr std::size_t longest = record_bytes + 0xffff;

bool is_record(std::span<const std::byte> bytes) {
  return bytes[0] == std::byte{'P'} && bytes[1] == std::byte{'K'} && bytes[2] == std::byte{5} &&
         bytes[3] == std::byte{6} && record_bytes + little16(bytes, 20) <= bytes.size();
}

Result<std::vector<std::byte>> read_tail(ByteSource& source) {
  std::vector<std::byte> tail(static_cast<std::size_t>(std::min<std::uint64_t>(longest, source.size())));
  TRY(source.seek(source.size() - tail.size()));
  std::size_t filled = 0;
  while (filled < tail.size()) {
    TRY_ASSIGN(const std::size_t got, source.read(std::span(tail).subspan(filled)));
    if (got == 0) break;
    filled += got;
  }
  tail.resize(filled);
  TRY(source.seek(0));
  return tail;
}

}  // namespace

Result<std::optional<ZipEnd>> find_zip_end(ByteSource& source) {
  TRY_ASSIGN(const std::vector<std::byte> tail, read_tail(source));
  const std::span<const std::byte> bytes(tail);
  for (std::size_t back = record_bytes; back <= bytes.size(); ++back) {
    const std::span<const std::byte> record = bytes.last(back);
    if (!is_record(record)) continue;
    ZipEnd end;
    end.offset = source.size() - back;
    end.disk = little16(record, 4);
    end.directory_disk = little16(record, 6);
    end.entries = little16(record, 10);
    end.trailing = back - record_bytes - little16(record, 20);
    return std::optional<ZipEnd>(end);
  }
  return std::optional<ZipEnd>();
}

}  // namespace sluice
