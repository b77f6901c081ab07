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
         bytes[3] == std::byte{6};
}

Result<std::vector<std::byte>> read_tail(ByteSource& source) {
  std::vector<std::byte> tail(static_cast<std::size_t>(std::min<std::uint64_t>(longest, source.size())));
  const std::uint64_t begin = source.size() - tail.size();
  std::size_t filled = 0;
  while (filled < tail.size()) {
    TRY_ASSIGN(const std::size_t got, source.read_at(begin + filled, std::span(tail).subspan(filled)));
    if (got == 0) break;
    filled += got;
  }
  tail.resize(filled);
  return tail;
}

}  // namespace

Result<std::vector<ZipEnd>> find_zip_ends(ByteSource& source) {
  TRY_ASSIGN(const std::vector<std::byte> tail, read_tail(source));
  const std::span<const std::byte> bytes(tail);
  std::vector<ZipEnd> ends;
  for (std::size_t back = record_bytes; back <= bytes.size(); ++back) {
    const std::span<const std::byte> record = bytes.last(back);
    if (!is_record(record)) continue;
    const std::size_t whole = record_bytes + little16(record, 20);
    ends.push_back({.offset = source.size() - back,
                    .disk = little16(record, 4),
                    .directory_disk = little16(record, 6),
                    .entries_here = little16(record, 8),
                    .entries = little16(record, 10),
                    .directory_bytes = little32(record, 12),
                    .directory_offset = little32(record, 16),
                    .trailing = back - std::min(back, whole),
                    .is_cut = whole > back});
  }
  return ends;
}

Result<std::optional<ZipEnd>> find_zip_end(ByteSource& source) {
  TRY_ASSIGN(const std::vector<ZipEnd> ends, find_zip_ends(source));
  const auto found = std::ranges::find(ends, false, &ZipEnd::is_cut);
  return found == ends.end() ? std::optional<ZipEnd>() : std::optional<ZipEnd>(*found);
}

}  // namespace sluice
