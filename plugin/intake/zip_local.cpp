// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/zip_local.hpp"

#include "intake/little_endian.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace sluice {
namespace {

constexpr std::size_t header_bytes = 30;
constexpr std::uint64_t all_ones_32 = 0xffffffff;
constexpr std::uint16_t masked_flag = 0x2000;
constexpr std::uint16_t masked_flags = masked_flag | 0x40u | 1u;  ///< strong encryption, also of the directory (7.3)
constexpr std::uint16_t compared_flags = masked_flags | 8u | 0x800u;

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

class LocalJudge {
 public:
  LocalJudge(ZipWindow& window, const ZipRecord& record) : window_(window), record_(record) {}

  Result<ZipLocal> judge() {
    TRY_ASSIGN(std::span<const std::byte> bytes, window_.at(record_.local, header_bytes));
    local_.data = local_.end = record_.local;
    if (bytes.size() < header_bytes || little32(bytes, 0) != zip_local_mark) {
      note(HazardId::malformed, Weight::error, "has no local header where the directory says");
      return std::move(local_);
    }
    const std::size_t whole = header_bytes + little16(bytes, 26) + little16(bytes, 28);
    TRY_ASSIGN(bytes, window_.at(record_.local, whole));
    if (bytes.size() < whole) {
      note(HazardId::truncated, Weight::error, "ends inside its local header");
      return std::move(local_);
    }
    local_.is_there = true;
    local_.data = record_.local + whole;
    const std::uint64_t left = window_.source_bytes() - local_.data;
    local_.is_whole = record_.packed <= left;
    local_.end = local_.data + std::min(record_.packed, left);
    compare(bytes);
    if (!local_.is_whole) {
      note(HazardId::truncated, Weight::error, "has more data than the file holds");
      return std::move(local_);
    }
    if (record_.has_descriptor()) {
      TRY(judge_descriptor());
    }
    return std::move(local_);
  }

 private:
  void note(HazardId id, Weight weight, std::string_view what) {
    local_.defects.push_back({id, weight, fmt::format("'{}' {}", record_.name, what), false});
  }
  void differs(std::string_view what) {
    note(HazardId::zip_header_mismatch, Weight::error,
         fmt::format("has another {} in its local header than in the directory", what));
  }

  void compare(std::span<const std::byte> bytes) {
    const std::size_t name_bytes = little16(bytes, 26);
    const ZipExtra extra = parse_zip_extra(bytes.subspan(header_bytes + name_bytes, little16(bytes, 28)));
    const std::uint16_t flags = little16(bytes, 6);
    if (extra.is_malformed || record_.is_extra_malformed)
      note(HazardId::zip_extra_malformed, Weight::error, "has a malformed extra field");
    is_wide_ = extra.zip64.has_value();
    if (((flags ^ record_.flags) & compared_flags) != 0) differs("set of flags");
    if ((flags & record_.flags & masked_flags) == masked_flags) return;  // the local header holds no values
    if (text_of(bytes.subspan(header_bytes, name_bytes)) != record_.name) differs("name");
    if (little16(bytes, 8) != record_.method) differs("compression method");
    compare_unicode_path(extra);
    compare_sizes(bytes, extra, (flags & 8u) != 0);
  }

  /// One that says nothing new may be missing.
  void compare_unicode_path(const ZipExtra& extra) {
    const auto is_new = [this](const std::optional<ZipExtra::UnicodePath>& path) {
      return path && path->name != record_.name;
    };
    const bool are_both = extra.unicode_path && record_.unicode_path;
    if (are_both ? *extra.unicode_path != *record_.unicode_path
                 : is_new(extra.unicode_path) || is_new(record_.unicode_path)) {
      differs("Unicode name");
    }
  }

  /// With a descriptor, the header may leave all three zero.
  void compare_sizes(std::span<const std::byte> bytes, const ZipExtra& extra, bool is_streamed) {
    std::uint64_t size = little32(bytes, 22);
    std::uint64_t packed = little32(bytes, 18);
    if (!widen(extra, {{&size, all_ones_32, 8}, {&packed, all_ones_32, 8}})) {
      note(HazardId::zip_extra_malformed, Weight::error, "has a ZIP64 field that is too short");
    }
    const auto fits = [&](std::uint64_t here, std::uint64_t there) {
      return here == there || (is_streamed && (here == 0 || here == all_ones_32));
    };
    if (!fits(little32(bytes, 14), record_.crc)) differs("checksum");
    if (!fits(size, record_.size)) differs("size");
    if (!fits(packed, record_.packed)) differs("packed size");
  }

  /// Four shapes: with and without a mark, with sizes of four or eight bytes (4.3.9): eight where the header has a
  /// ZIP64 field, but not all writers keep to that.
  Result<void> judge_descriptor() {
    TRY_ASSIGN(const std::span<const std::byte> bytes, window_.at(local_.end, 24));
    const bool is_marked = little32(bytes, 0) == zip_descriptor_mark;
    struct Shape {
      bool is_marked;
      std::size_t width;
    };
    const std::size_t usual = is_wide_ ? 8 : 4;
    const std::array<Shape, 4> shapes = {{{true, usual}, {true, 12 - usual}, {false, usual}, {false, 12 - usual}}};
    for (const Shape& shape : shapes) {
      const std::size_t head = shape.is_marked ? 4 : 0;
      const std::size_t length = head + 4 + 2 * shape.width;
      if (shape.is_marked != is_marked && shape.is_marked) continue;
      const bool fits = bytes.size() >= length && little32(bytes, head) == record_.crc &&
                        little(bytes, head + 4, shape.width) == record_.packed &&
                        little(bytes, head + 4 + shape.width, shape.width) == record_.size;
      if (!fits) continue;
      local_.end += length;
      return {};
    }
    note(HazardId::zip_header_mismatch, Weight::error,
         "has no descriptor behind its data, or one that the directory contradicts");
    if (is_marked) local_.end += 16;
    return {};
  }

  ZipWindow& window_;
  const ZipRecord& record_;
  ZipLocal local_;
  bool is_wide_ = false;  ///< the header has a ZIP64 field
};

}  // namespace

Result<ZipLocal> judge_zip_local(ZipWindow& window, const ZipRecord& record) {
  return LocalJudge(window, record).judge();
}

}  // namespace sluice
