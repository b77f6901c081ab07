// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The directory of a ZIP and its end records. Readers differ in which of several end records they take, in whether they
// believe the offset or look before the end record, and in which count they believe: each such doubt is stated.
#include "intake/zip_directory.hpp"

#include "intake/little_endian.hpp"
#include "intake/zip_end.hpp"
#include "intake/zip_wide_end.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t central_bytes = 46;
constexpr std::uint32_t signature_mark = 0x05054b50;
constexpr std::uint32_t split_mark = zip_descriptor_mark;
constexpr std::uint32_t single_mark = 0x30304b50;
constexpr std::uint64_t all_ones_16 = 0xffff;
constexpr std::uint64_t all_ones_32 = 0xffffffff;

/// MS-DOS date and time, taken as UTC; absent if they are none.
std::optional<std::int64_t> dos_time(std::uint16_t date, std::uint16_t time) {
  using namespace std::chrono;
  const year_month_day day{year(1980 + (date >> 9)), month((date >> 5) & 15u), std::chrono::day(date & 31u)};
  if (!day.ok()) return std::nullopt;
  const std::int64_t of_day = (time >> 11) * 3600 + ((time >> 5) & 63) * 60 + (time & 31) * 2;
  return duration_cast<seconds>(sys_days(day).time_since_epoch()).count() + of_day;
}

class DirectoryReader {
 public:
  DirectoryReader(ByteSource& source, ZipWindow& window, const Limits& limits, HazardSink& sink)
      : source_(source), window_(window), most_(limits.entries), most_bytes_(limits.memory), sink_(sink) {}

  Result<ZipDirectory> read() {
    TRY_ASSIGN(const std::vector<ZipEnd> ends, find_zip_ends(source_));
    const auto last = std::ranges::find(ends, 0u, &ZipEnd::missing);
    if (last == ends.end()) {
      stop(HazardId::truncated,
           ends.empty() ? "the ZIP has no end record"
                        : fmt::format("the comment of the end record at {} reaches {} bytes beyond the file",
                                      ends.front().offset, ends.front().missing));
      return std::move(found_);
    }
    const ZipEnd& end = *last;
    if (end.trailing != 0) {
      state(HazardId::trailing_data, Weight::warning, fmt::format("{} bytes follow the end record", end.trailing));
    }
    const auto is_other_disk = [](std::uint16_t disk) { return disk != 0 && disk != all_ones_16; };
    if (is_other_disk(end.disk) || is_other_disk(end.directory_disk)) {
      stop(HazardId::multi_volume, fmt::format("the end record is that of part {}", end.disk + 1));
      return std::move(found_);
    }
    TRY_ASSIGN(stated_, read_zip_stated(window_, end, sink_));
    TRY(locate());
    judge_zip_wide_end(stated_, base_, sink_);
    if (found_.stopped.empty()) {
      TRY(read_records());
    }
    TRY(judge_other_ends(ends, end));
    return std::move(found_);
  }

 private:
  void state(HazardId id, Weight weight, std::string detail) { sink_.state(id, weight, std::move(detail)); }
  void stop(HazardId id, std::string detail) {
    found_.stopped = detail;
    state(id, Weight::error, std::move(detail));
  }

  /// Zero where the source ends. Not through the window: marks lie far from each other.
  Result<std::uint32_t> mark_at(std::uint64_t offset) {
    std::array<std::byte, 4> mark{};
    const std::uint64_t size = source_.size();
    if (size < mark.size() || offset > size - mark.size()) return 0u;
    for (std::size_t filled = 0; filled < mark.size();) {
      TRY_ASSIGN(const std::size_t got, source_.read_at(offset + filled, std::span(mark).subspan(filled)));
      if (got == 0) return 0u;
      filled += got;
    }
    return little32(mark, 0);
  }

  /// The offset that is stated, or the place just before the end records: they agree unless bytes stand in front.
  Result<void> locate() {
    const std::uint64_t last = stated_.ends_before;
    found_.begin = last;
    if (stated_.entries == 0 && stated_.bytes == 0) return {};
    const std::uint64_t adjacent = stated_.bytes <= last ? last - stated_.bytes : last;
    TRY_ASSIGN(const std::uint32_t declared_mark, mark_at(stated_.offset));
    TRY_ASSIGN(const std::uint32_t adjacent_mark, mark_at(adjacent));
    const bool is_declared = declared_mark == zip_central_mark && stated_.offset < last;
    const bool is_adjacent = adjacent_mark == zip_central_mark && adjacent < last;
    if (!is_declared && !is_adjacent) {
      stop(HazardId::malformed, "there is no directory where the end record says");
      return {};
    }
    found_.begin = is_declared ? stated_.offset : adjacent;
    if (is_declared && is_adjacent && stated_.offset != adjacent) {
      state(HazardId::zip_directory_offset, Weight::error,
            fmt::format("a directory lies at {}, as the end record says, and another one before the end record, at {}",
                        stated_.offset, adjacent));
    } else if (!is_declared) {
      TRY(judge_moved(adjacent));
    }
    return {};
  }

  /// All offsets count from behind the bytes in front, or the one offset is wrong.
  Result<void> judge_moved(std::uint64_t adjacent) {
    TRY_ASSIGN(const std::span<const std::byte> first, window_.at(adjacent, central_bytes));
    const std::uint64_t local = little32(first, 42);
    const std::uint64_t moved = adjacent - std::min(adjacent, stated_.offset);
    TRY_ASSIGN(const std::uint32_t moved_mark, mark_at(moved + local));
    if (adjacent > stated_.offset && moved_mark == zip_local_mark) {
      base_ = moved;
      return {};
    }
    state(HazardId::zip_directory_offset, Weight::error,
          fmt::format("the directory lies at {}, and the end record says {}", adjacent, stated_.offset));
    return {};
  }

  Result<void> read_records() {
    std::uint64_t at = found_.begin;
    const std::uint64_t last = stated_.ends_before;
    while (at + central_bytes <= last && found_.records.size() <= most_) {
      TRY_ASSIGN(const std::span<const std::byte> head, window_.at(at, central_bytes));
      if (little32(head, 0) != zip_central_mark) break;
      const std::size_t whole = central_bytes + little16(head, 28) + little16(head, 30) + little16(head, 32);
      TRY_ASSIGN(const std::span<const std::byte> bytes, window_.at(at, whole));
      if (bytes.size() < whole || at + whole > last) break;
      if ((directory_bytes_ += whole) > most_bytes_) {
        stop(HazardId::limit_memory, fmt::format("the directory is larger than {} bytes", most_bytes_));
        break;
      }
      add(bytes);
      at += whole;
    }
    std::ranges::stable_sort(found_.records, {}, &ZipRecord::local);
    if (found_.records.size() > most_ || !found_.stopped.empty()) return {};  // the walk says so, or was said
    TRY(judge_count(at));
    if (!found_.records.empty()) {
      TRY(judge_begin());
    }
    return {};
  }

  void add(std::span<const std::byte> bytes) {
    const std::size_t name = little16(bytes, 28);
    const ZipExtra extra = parse_zip_extra(bytes.subspan(central_bytes + name, little16(bytes, 30)));
    ZipRecord record;
    record.made_by = little16(bytes, 4);
    record.flags = little16(bytes, 8);
    record.method = little16(bytes, 10);
    record.mtime = extra.mtime ? extra.mtime : dos_time(little16(bytes, 14), little16(bytes, 12));
    record.crc = little32(bytes, 16);
    record.packed = little32(bytes, 20);
    record.size = little32(bytes, 24);
    record.attributes = little32(bytes, 38);
    record.local = little32(bytes, 42);
    std::uint64_t disk = little16(bytes, 34);
    record.is_wide_broken = !widen(extra, {{&record.size, all_ones_32, 8},
                                           {&record.packed, all_ones_32, 8},
                                           {&record.local, all_ones_32, 8},
                                           {&disk, all_ones_16, 4}});
    record.local += std::min(base_, std::numeric_limits<std::uint64_t>::max() - record.local);
    record.is_extra_malformed = extra.is_malformed;
    record.name.assign(reinterpret_cast<const char*>(bytes.data()) + central_bytes, name);
    record.unicode_path = extra.unicode_path;
    if (disk != 0 && disk != all_ones_16) other_disk_ = disk;
    found_.records.push_back(std::move(record));
  }

  Result<void> judge_count(std::uint64_t end) {
    const std::uint64_t records = found_.records.size();
    if (stated_.entries != records || stated_.entries_here != records) {
      state(HazardId::zip_count_mismatch, Weight::error,
            fmt::format("the end record declares {} entries ({} in this part), the directory has {}", stated_.entries,
                        stated_.entries_here, records));
    }
    TRY_ASSIGN(const std::span<const std::byte> behind, window_.at(end, 6));
    const bool is_signature = behind.size() == 6 && little32(behind, 0) == signature_mark;
    const std::uint64_t signed_end = end + 6u + little16(behind, 4);
    if (is_signature && signed_end <= stated_.ends_before) end = signed_end;
    if (end - found_.begin != stated_.bytes) {
      state(
          HazardId::zip_count_mismatch, Weight::error,
          fmt::format("the end record declares a directory of {} bytes, it has {}", stated_.bytes, end - found_.begin));
    }
    if (end < stated_.ends_before) {
      state(HazardId::zip_gap, Weight::error,
            fmt::format("{} bytes between the directory and the end record belong to nothing",
                        stated_.ends_before - end));
    }
    if (other_disk_)
      state(HazardId::multi_volume, Weight::error, fmt::format("entries lie in part {}", *other_disk_ + 1));
    return {};
  }

  Result<void> judge_begin() {
    const std::uint64_t first = found_.records.front().local;
    if (first == 0) return {};
    TRY_ASSIGN(const std::uint32_t mark, mark_at(0));
    found_.has_split_mark = first == 4 && (mark == split_mark || mark == single_mark);
    if (!found_.has_split_mark) return {};
    state(HazardId::zip_prefix_data, Weight::warning, "a split mark precedes the ZIP");
    state(HazardId::multi_volume, Weight::warning, "the ZIP starts with the mark of a split archive");
    return {};
  }

  /// Another end record with a directory, at which other readers could stop. One inside an entry's data is that of an
  /// archive in the archive, unless it too reaches to the file's end. Some readers take the last one even if it is cut.
  Result<void> judge_other_ends(const std::vector<ZipEnd>& ends, const ZipEnd& taken) {
    for (const ZipEnd& other : ends) {
      if (&other == &taken || (other.missing != 0 && other.offset < taken.offset)) continue;
      if (other.offset < found_.begin && other.trailing != 0) continue;
      TRY_ASSIGN(const std::uint32_t declared, mark_at(other.directory_offset));
      TRY_ASSIGN(const std::uint32_t adjacent,
                 mark_at(other.offset - std::min<std::uint64_t>(other.offset, other.directory_bytes)));
      const bool is_sound = other.entries == 0 ? other.directory_bytes == 0
                                               : declared == zip_central_mark || adjacent == zip_central_mark;
      if (!is_sound) continue;
      state(HazardId::zip_multiple_eocd, Weight::error,
            fmt::format("there is another end record at {}, with {} entries", other.offset, other.entries));
      return {};
    }
    return {};
  }

  ByteSource& source_;
  ZipWindow& window_;
  std::uint64_t most_;
  std::uint64_t directory_bytes_ = 0;
  std::uint64_t most_bytes_;
  HazardSink& sink_;
  ZipDirectory found_;
  ZipStated stated_;
  std::uint64_t base_ = 0;  ///< what offsets count from
  std::optional<std::uint64_t> other_disk_;
};

}  // namespace

Result<ZipDirectory> read_zip_directory(ByteSource& source, ZipWindow& window, const Limits& limits, HazardSink& sink) {
  return DirectoryReader(source, window, limits, sink).read();
}

}  // namespace sluice
