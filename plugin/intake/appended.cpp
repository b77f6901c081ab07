// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// 7zFormat.txt of LZMA SDK 19.00, "SignatureHeader"; RAR's technote.txt, "Archive header"; "RAR 5.0 archive format",
// "General archive block format"; ZIP: PKWARE APPNOTE 6.3.10, 4.3.16.
#include "intake/appended.hpp"

#include "intake/little_endian.hpp"
#include "intake/magic_checks.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::size_t most_header = 64;

std::uint32_t crc_of(std::span<const std::byte> bytes) { return libdeflate_crc32(0, bytes.data(), bytes.size()); }

/// The bytes begin with an archive's mark, and there are most_header of them unless the file ends.
bool is_archive(std::span<const std::byte> bytes) {
  const std::string_view text = magic::as_text(bytes);
  if (text.starts_with("7z\xbc\xaf\x27\x1c"))
    return bytes.size() >= 32 && little32(bytes, 8) == crc_of(bytes.subspan(12, 20));
  if (text.starts_with(std::string_view("Rar!\x1a\x07\0", 7)))
    return bytes.size() >= 20 && bytes[9] == std::byte{0x73} && little16(bytes, 12) == 13 &&
           little16(bytes, 7) == (crc_of(bytes.subspan(9, 11)) & 0xffffu);
  if (!text.starts_with(std::string_view("Rar!\x1a\x07\x01\0", 8)) || bytes.size() < 16) return false;
  const std::size_t size = 1 + little(bytes, 12, 1);
  return size < most_header - 12 && bytes.size() >= 12 + size && little32(bytes, 8) == crc_of(bytes.subspan(12, size));
}

constexpr std::string_view checked_marks[] = {"7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07"};

/// None of them can be in a text.
constexpr std::string_view binary_marks[] = {"\x1f\x8b\x08",      {"\xfd\x37zXZ\0", 6}, "\x28\xb5\x2f\xfd",
                                             {"PK\3\4\x14\0", 6}, {"PK\3\4\x0a\0", 6},  {"ustar\0", 6},
                                             {"ustar  \0", 8}};

}  // namespace

/// bzip2's mark is text, and stands in scripts that know it; the checksum and table behind it are not.
bool begins_bzip2(std::span<const std::byte> bytes) {
  const auto is_binary = [](std::byte b) { return b < std::byte{9} || b >= std::byte{0x80}; };
  return magic::is_bzip2(bytes) &&
         std::ranges::any_of(bytes.subspan(10).first(std::min<std::size_t>(bytes.size() - 10, 16)), is_binary);
}

/// One begins in the first `starts` bytes.
bool AppendedSearch::finds_in(std::span<const std::byte> bytes, std::size_t starts) const {
  const std::string_view text = magic::as_text(bytes);
  const auto begins = [&](std::string_view mark) { return is_script_ && text.find(mark) < starts; };
  if (std::ranges::any_of(binary_marks, begins)) return true;
  for (std::size_t at = is_script_ ? text.find("BZh") : text.npos; at < starts; at = text.find("BZh", at + 1)) {
    if (begins_bzip2(bytes.subspan(at))) return true;
  }
  for (const std::string_view mark : checked_marks) {
    for (std::size_t at = text.find(mark); at < starts; at = text.find(mark, at + 1)) {
      if (is_archive(bytes.subspan(at))) return true;
    }
  }
  return false;
}

void AppendedSearch::begin(std::string_view type) {
  is_script_ = type == "script";
  constexpr std::array<std::string_view, 5> programs = {"elf", "pe", "dos", "macho", "script"};
  is_looking_ = std::ranges::find(programs, type) != programs.end();
}

/// What stands across two pieces is seen in rest_, which has the end of one and the beginning of the other.
void AppendedSearch::look(std::span<const std::byte> bytes) {
  if (!is_looking_ || has_found_ || bytes.empty()) return;
  const std::size_t old = rest_.size();
  const auto front = bytes.first(std::min(bytes.size(), most_header));
  rest_.insert(rest_.end(), front.begin(), front.end());
  has_found_ = finds_in(rest_, old) || finds_in(bytes, bytes.size());
  if (bytes.size() >= most_header) {
    const auto back = bytes.last(most_header);
    rest_.assign(back.begin(), back.end());
  } else if (rest_.size() > most_header) {
    rest_.erase(rest_.begin(), rest_.end() - std::ptrdiff_t{most_header});
  }
}

bool ends_like_zip(std::span<const std::byte> tail, std::uint64_t size) {
  constexpr std::size_t record_bytes = 22;
  const std::string_view text = magic::as_text(tail);
  for (std::size_t at = text.rfind("PK\5\6"); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : text.rfind("PK\5\6", at - 1)) {
    const std::span<const std::byte> record = tail.subspan(at);
    if (record.size() < record_bytes + little16(record, 20) || little16(record, 10) == 0) continue;
    const std::uint64_t before = size - record.size();
    const std::uint64_t directory = little32(record, 12);
    const bool is_zip64 = at >= 20 && text.substr(at - 20, 4) == "PK\6\7";
    if (is_zip64 || (directory >= 46ull * little16(record, 10) && directory <= before)) return true;
  }
  return false;
}

}  // namespace sluice
