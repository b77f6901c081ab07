// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// PKWARE APPNOTE 6.3.10: 4.3.12 central directory, 4.3.14 and 4.3.15 its ZIP64 end, 4.5.3 the ZIP64 extra field.
#include "intake/zip_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace sluice {
namespace {

constexpr std::size_t record_bytes = 46;
constexpr std::uint32_t in_zip64 = 0xffffffff;

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = width; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

std::size_t little16(std::string_view bytes, std::size_t at) { return static_cast<std::size_t>(little(bytes, at, 2)); }

/// Hands out the bytes of a range of the source in order.
class RangeReader {
 public:
  static Result<RangeReader> at(ByteSource& source, std::uint64_t start, std::uint64_t end) {
    TRY(source.seek(start));
    return RangeReader(source, end - start);
  }

  /// The next bytes, valid until the next call; absent if the range has fewer left.
  Result<std::optional<std::string_view>> take(std::size_t count) {
    while (buffer_.size() - used_ < count && left_ > 0) {
      TRY(refill());
    }
    if (buffer_.size() - used_ < count) return std::optional<std::string_view>();
    used_ += count;
    return std::optional(std::string_view(buffer_).substr(used_ - count, count));
  }

 private:
  RangeReader(ByteSource& source, std::uint64_t left) : source_(source), left_(left) {}

  Result<void> refill() {
    buffer_.erase(0, used_);
    used_ = 0;
    std::array<char, 16384> block{};
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), left_));
    TRY_ASSIGN(const std::size_t got, source_.read(std::as_writable_bytes(std::span(block).first(wanted))));
    left_ = got == 0 ? 0 : left_ - got;
    buffer_.append(block.data(), got);
    return {};
  }

  ByteSource& source_;
  std::uint64_t left_;
  std::string buffer_;
  std::size_t used_ = 0;
};

/// Fills the buffer from an offset; false if the source has fewer bytes.
Result<bool> read_at(ByteSource& source, std::uint64_t start, std::span<char> buffer) {
  TRY_ASSIGN(RangeReader reader, RangeReader::at(source, start, start + buffer.size()));
  TRY_ASSIGN(const std::optional<std::string_view> bytes, reader.take(buffer.size()));
  if (bytes) std::ranges::copy(*bytes, buffer.begin());
  return bytes.has_value();
}

struct Range {
  std::uint64_t start = 0, end = 0;
};

/// The directory lies directly in front of the end record, or of the ZIP64 one, wherever the records claim that it is.
Result<Range> find_directory(ByteSource& source, const ZipEnd& end) {
  std::array<char, 22> record{};
  TRY_ASSIGN(const bool has_record, read_at(source, end.offset, record));
  if (!has_record) return Range();
  Range range{0, end.offset};
  std::uint64_t size = little({record.data(), record.size()}, 12, 4);
  constexpr std::size_t locator_bytes = 20, zip64_bytes = 56;
  if (end.offset >= locator_bytes + zip64_bytes) {
    std::array<char, locator_bytes + zip64_bytes> records{};
    TRY_ASSIGN(const bool has_records, read_at(source, end.offset - records.size(), records));
    const std::string_view tail(records.data(), records.size());
    if (has_records && tail.starts_with("PK\6\6") && tail.substr(zip64_bytes).starts_with("PK\6\7")) {
      range.end = end.offset - locator_bytes - zip64_bytes;
      size = little(tail, 40, 8);
    }
  }
  if (size > range.end) return Range();
  range.start = range.end - size;
  return range;
}

/// The local header's offset from the ZIP64 extra field, behind the sizes that are also there.
std::uint64_t offset_in_zip64(std::string_view record, std::string_view extra) {
  while (extra.size() >= 4) {
    const std::size_t size = little16(extra, 2);
    if (size > extra.size() - 4) break;
    if (little16(extra, 0) == 1) {
      const std::size_t sizes =
          (little(record, 20, 4) == in_zip64 ? 8u : 0u) + (little(record, 24, 4) == in_zip64 ? 8u : 0u);
      return sizes + 8 <= size ? little(extra, 4 + sizes, 8) : in_zip64;
    }
    extra.remove_prefix(4 + size);
  }
  return in_zip64;
}

Result<std::optional<ZipName>> read_name(RangeReader& directory) {
  TRY_ASSIGN(const std::optional<std::string_view> head, directory.take(record_bytes));
  if (!head || !head->starts_with("PK\1\2")) return std::optional<ZipName>();
  const std::string record(*head);
  const std::size_t name_bytes = little16(record, 28);
  const std::size_t extra_bytes = little16(record, 30);
  TRY_ASSIGN(const std::optional<std::string_view> tail,
             directory.take(name_bytes + extra_bytes + little16(record, 32)));
  if (!tail) return std::optional<ZipName>();
  ZipName name;
  name.name = tail->substr(0, name_bytes);
  name.is_utf8 = (little16(record, 8) & 0x800) != 0;
  name.is_encrypted = (little16(record, 8) & 1) != 0;
  name.local_header = little(record, 42, 4);
  if (name.local_header == in_zip64) name.local_header = offset_in_zip64(record, tail->substr(name_bytes, extra_bytes));
  constexpr char made_on_unix = 3;
  if (record[5] == made_on_unix) name.unix_mode = static_cast<std::uint32_t>(little(record, 40, 2));
  return std::optional(std::move(name));
}

bool is_plain(std::string_view name) {
  return std::ranges::all_of(name,
                             [](char c) { return c != '\0' && static_cast<unsigned char>(c) < 0x80 && c != '\\'; });
}

/// Of sorted names, keeps the first for each local header.
void join_repeats(std::vector<ZipName>& names) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (kept > 0 && names[kept - 1].local_header == names[i].local_header) {
      ++names[kept - 1].repeats;
    } else {
      if (kept != i) names[kept] = std::move(names[i]);
      ++kept;
    }
  }
  names.erase(names.begin() + static_cast<std::ptrdiff_t>(kept), names.end());
}

}  // namespace

Result<std::vector<ZipName>> read_zip_names(ByteSource& source, const ZipEnd& end, std::uint64_t most) {
  TRY_ASSIGN(const Range range, find_directory(source, end));
  TRY_ASSIGN(RangeReader directory, RangeReader::at(source, range.start, range.end));
  std::vector<ZipName> names;
  while (names.size() < most) {
    TRY_ASSIGN(std::optional<ZipName> name, read_name(directory));
    if (!name) break;
    names.push_back(std::move(*name));
  }
  TRY(source.seek(0));
  std::ranges::stable_sort(names, {}, &ZipName::local_header);
  join_repeats(names);
  return names;
}

void restore_name(EntryMeta& entry, const ZipName& stated) {
  if (!is_plain(stated.name)) entry.path = stated.name;
  entry.claims_utf8 = stated.is_utf8;
  switch (stated.unix_mode & 0170000u) {
    case 0010000u:
    case 0140000u:
      entry.kind = EntryKind::fifo;
      break;
    case 0020000u:
    case 0060000u:
      entry.kind = EntryKind::device;
      break;
    default:
      break;
  }
}

}  // namespace sluice
