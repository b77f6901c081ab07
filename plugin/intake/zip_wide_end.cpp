// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_wide_end.hpp"

#include "intake/little_endian.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace sluice {
namespace {

constexpr std::size_t locator_bytes = 20;
constexpr std::size_t record_bytes = 56;
constexpr std::size_t head_bytes = 12;  // that its own size leaves out
constexpr std::uint32_t locator_mark = 0x07064b50;
constexpr std::uint32_t record_mark = 0x06064b50;
constexpr std::uint64_t all_ones_16 = 0xffff;
constexpr std::uint64_t all_ones_32 = 0xffffffff;

bool is_record(std::span<const std::byte> bytes) {
  return bytes.size() == record_bytes && little32(bytes, 0) == record_mark;
}

ZipStated take(std::span<const std::byte> record, std::uint64_t offset, const ZipStated& narrow, HazardSink& sink) {
  const ZipStated wide{
      little64(record, 24), little64(record, 32), little64(record, 40), little64(record, 48), offset, {}};
  if (little32(record, 16) != 0 || little32(record, 20) != 0) {
    sink.state(HazardId::multi_volume, Weight::error, "the ZIP64 end record is that of one part of several");
  }
  const auto differs = [](std::uint64_t value, std::uint64_t wide_value, std::uint64_t all_ones) {
    return value != all_ones && value != wide_value;
  };
  if (differs(narrow.entries_here, wide.entries_here, all_ones_16) ||
      differs(narrow.entries, wide.entries, all_ones_16) || differs(narrow.bytes, wide.bytes, all_ones_32) ||
      differs(narrow.offset, wide.offset, all_ones_32)) {
    sink.state(HazardId::zip_zip64_conflict, Weight::error,
               fmt::format("the end record declares {} entries in {} bytes at {}, the ZIP64 end record {} in {} at {}",
                           narrow.entries, narrow.bytes, narrow.offset, wide.entries, wide.bytes, wide.offset));
  }
  return wide;
}

}  // namespace

Result<ZipStated> read_zip_stated(ZipWindow& window, const ZipEnd& end, HazardSink& sink) {
  const ZipStated narrow{end.entries_here, end.entries, end.directory_bytes, end.directory_offset, end.offset, {}};
  if (end.offset < locator_bytes) return narrow;
  const std::uint64_t locator = end.offset - locator_bytes;
  TRY_ASSIGN(const std::span<const std::byte> pointer, window.at(locator, locator_bytes));
  if (little32(pointer, 0) != locator_mark) return narrow;
  const std::uint64_t told = little64(pointer, 8);
  if (little32(pointer, 4) != 0 || little32(pointer, 16) > 1) {
    sink.state(HazardId::multi_volume, Weight::error, "the ZIP64 locator is that of one part of several");
  }
  const std::uint64_t usual = locator - std::min(locator, std::uint64_t{record_bytes});
  for (const std::uint64_t offset : {told, usual}) {  // bytes in front of the ZIP may move it
    if (offset > locator) continue;
    TRY_ASSIGN(const std::span<const std::byte> record, window.at(offset, record_bytes));
    if (!is_record(record)) continue;
    ZipStated wide = take(record, offset, narrow, sink);
    wide.wide = ZipWideEnd{offset, little64(record, 4), told, locator, false};
    if (offset == usual) return wide;
    TRY_ASSIGN(const std::span<const std::byte> other, window.at(usual, record_bytes));
    wide.wide->has_other = is_record(other);
    return wide;
  }
  sink.state(HazardId::zip_zip64_conflict, Weight::error,
             "there is a ZIP64 locator, but no end record where it points");
  return narrow;
}

void judge_zip_wide_end(const ZipStated& stated, std::uint64_t base, HazardSink& sink) {
  if (!stated.wide) return;
  const ZipWideEnd& end = *stated.wide;
  const bool is_where_told = end.offset >= base && end.offset - base == end.told;
  const std::uint64_t room = end.locator - end.offset;
  const bool is_adjacent = room >= head_bytes && room - head_bytes == end.bytes;
  if (is_where_told && is_adjacent && !end.has_other) return;
  sink.state(
      HazardId::zip_zip64_conflict, Weight::error,
      fmt::format("the ZIP64 end record at {} is not the one that the locator at {} leads to, or not the only one",
                  end.offset, end.locator));
}

}  // namespace sluice
