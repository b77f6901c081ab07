// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// 7zFormat.txt of LZMA SDK 19.00, "SignatureHeader"; RAR's technote.txt, "Archive header"; "RAR 5.0 archive format",
// "General archive block format".
#include "intake/appended.hpp"

#include "intake/little_endian.hpp"
#include "intake/magic_checks.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

/// Bytes of an archive that are looked at; more than the first headers have.
constexpr std::size_t most_header = 4096;

using Bytes = std::span<const std::byte>;

std::uint32_t crc_of(Bytes bytes) { return libdeflate_crc32(0, bytes.data(), bytes.size()); }

bool is_7z(Bytes bytes) { return bytes.size() >= 32 && little32(bytes, 8) == crc_of(bytes.subspan(12, 20)); }

/// The main header is the first, of 13 bytes and what its flags add.
bool is_rar(Bytes bytes) {
  if (bytes.size() < 20 || bytes[9] != std::byte{0x73}) return false;
  const std::size_t size = little16(bytes, 12);
  if (size < 13 || bytes.size() < 7 + size) return false;
  return little16(bytes, 7) == (crc_of(bytes.subspan(9, size - 2)) & 0xffffu);
}

/// A number in groups of seven bits, the lowest first; how many bytes it takes, or 0.
std::size_t take_vint(Bytes bytes, std::size_t at, std::uint64_t& value) {
  value = 0;
  for (std::size_t i = 0; i < 4 && at + i < bytes.size(); ++i) {
    value |= (little(bytes, at + i, 1) & 0x7f) << (7 * i);
    if ((bytes[at + i] & std::byte{0x80}) == std::byte{0}) return i + 1;
  }
  return 0;
}

/// A header longer than what is looked at is taken for one if it is a main or an encryption header.
bool is_rar5(Bytes bytes) {
  std::uint64_t size = 0;
  const std::size_t size_bytes = take_vint(bytes, 12, size);
  if (size_bytes == 0 || size < 3) return false;
  const std::uint64_t whole = size_bytes + size;
  if (12 + whole <= bytes.size()) {
    return little32(bytes, 8) == crc_of(bytes.subspan(12, static_cast<std::size_t>(whole)));
  }
  const std::uint64_t type = little(bytes, 12 + size_bytes, 1);
  return bytes.size() >= most_header && size <= (2u << 20) && (type == 1 || type == 4);
}

/// "Squashfs 4.0 Superblock": block size and its logarithm agree, a known compressor, version 4.0.
bool is_squashfs(Bytes bytes) {
  if (bytes.size() < 96) return false;
  const std::uint32_t log = little16(bytes, 22);
  const std::uint32_t compressor = little16(bytes, 20);
  return log >= 12 && log <= 20 && little32(bytes, 12) == 1u << log && compressor >= 1 && compressor <= 6 &&
         little32(bytes, 28) == 4;
}

/// bzip2's mark is text, and stands in scripts that know it; the checksum and table behind it are not.
bool begins_bzip2(Bytes bytes) {
  const auto is_binary = [](std::byte b) { return b < std::byte{9} || b >= std::byte{0x80}; };
  return magic::is_bzip2(bytes) &&
         std::ranges::any_of(bytes.subspan(10).first(std::min<std::size_t>(bytes.size() - 10, 16)), is_binary);
}

bool is_ar(Bytes bytes) { return bytes.size() >= 68 && magic::as_text(bytes).substr(66, 2) == "`\n"; }

struct Mark {
  std::string_view bytes;
  bool (*check)(Bytes) = nullptr;  ///< of what begins with the mark
};

/// What unpackers look for in programs; a checksum tells it from a program that merely knows the mark.
constexpr Mark checked_marks[] = {{"7z\xbc\xaf\x27\x1c", is_7z},
                                  {{"Rar!\x1a\x07\0", 7}, is_rar},
                                  {{"Rar!\x1a\x07\1\0", 8}, is_rar5},
                                  {"hsqs", is_squashfs}};

/// What a text cannot have in it.
constexpr Mark script_marks[] = {{"\x1f\x8b\x08"},
                                 {{"\xfd\x37zXZ\0", 6}},
                                 {"\x28\xb5\x2f\xfd"},
                                 {"BZh", begins_bzip2},
                                 {"\x04\x22\x4d\x18"},
                                 {"\x02\x21\x4c\x18"},
                                 {"LZIP\1"},
                                 {"\x1f\x9d", magic::is_compress},
                                 {{"\x5d\0\0", 3}, magic::is_lzma_alone},
                                 {"PK\3\4"},
                                 {{"ustar\0", 6}},
                                 {{"ustar  \0", 8}},
                                 {"0707", magic::is_cpio_text},
                                 {"\xc7\x71", magic::is_cpio_binary},
                                 {"\x71\xc7", magic::is_cpio_binary},
                                 {{"MSCF\0\0\0\0", 8}},
                                 {{"xar!\0", 5}},
                                 {"\xed\xab\xee\xdb"},
                                 {"!<arch>\n", is_ar}};

bool stands_in(const Mark& mark, Bytes bytes, std::size_t starts) {
  const std::string_view text = magic::as_text(bytes);
  for (std::size_t at = text.find(mark.bytes); at < starts; at = text.find(mark.bytes, at + 1)) {
    if (mark.check == nullptr || mark.check(bytes.subspan(at).first(std::min(bytes.size() - at, most_header))))
      return true;
  }
  return false;
}

}  // namespace

/// One begins in the first `starts` bytes, behind each of which are most_header bytes unless the file ends.
bool AppendedSearch::finds_in(Bytes bytes, std::size_t starts) const {
  const auto stands = [&](const Mark& mark) { return stands_in(mark, bytes, starts); };
  return std::ranges::any_of(checked_marks, stands) || (is_script_ && std::ranges::any_of(script_marks, stands));
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

}  // namespace sluice
