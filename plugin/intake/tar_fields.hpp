// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::tar {

inline constexpr std::size_t block_bytes = 512;

/// Zero bytes that fill the last block behind `size` bytes.
constexpr std::size_t padding_of(std::uint64_t size) {
  return static_cast<std::size_t>((block_bytes - size % block_bytes) % block_bytes);
}

/// A number field of a tar header: octal digits between blanks and NULs, or base 256 (GNU, star). Absent if it is
/// neither, negative, or above 2^63 - 1.
std::optional<std::uint64_t> parse_number(std::string_view field);

/// The same, and in base 256 it may be negative: times, and owners such as -2.
std::optional<std::int64_t> parse_signed(std::string_view field);

/// True if the block's checksum fits, added up as unsigned or, as some old writers did, signed bytes.
bool has_checksum(std::span<const std::byte> block);

/// Takes the first record of a pax header (POSIX.1-2017, pax, "pax Header Block") off `text`, which has one: key and
/// value as parts of it. Absent if it breaks the format.
std::optional<std::pair<std::string_view, std::string_view>> take_pax_record(std::string_view& text);

/// The text before the first NUL.
std::string_view before_nul(std::string_view field);
/// True if other bytes than NUL follow the first one.
bool has_residue(std::string_view field);

/// Which reading of a header's second half its mark asks for.
enum class Dialect : std::uint8_t {
  v7,     ///< no mark: there is no second half
  ustar,  ///< POSIX; pax and star too
  gnu,    ///< "ustar  ": old GNU, no prefix
  odd,    ///< "ustar" and then something else
};

/// A header block, read in place; the block outlives it. Offsets: POSIX.1-2017, pax, "ustar Interchange Format"; GNU
/// tar 1.34, "Basic Tar Format".
class Header {
 public:
  /// `block` has block_bytes.
  explicit Header(std::span<const std::byte> block) : text_(reinterpret_cast<const char*>(block.data()), block_bytes) {}

  std::string_view name() const { return text_.substr(0, 100); }
  std::string_view mode() const { return text_.substr(100, 8); }
  std::string_view uid() const { return text_.substr(108, 8); }
  std::string_view gid() const { return text_.substr(116, 8); }
  std::string_view size() const { return text_.substr(124, 12); }
  std::string_view mtime() const { return text_.substr(136, 12); }
  char type() const { return text_[156]; }
  std::string_view link() const { return text_.substr(157, 100); }
  Dialect dialect() const;
  std::string_view prefix() const { return text_.substr(345, 155); }  ///< of ustar
  bool is_star() const { return text_.substr(508, 4) == std::string_view("tar\0", 4); }
  std::string_view sparse_map() const { return text_.substr(386, 96); }  ///< of GNU, as all below: 4 times 24 bytes
  bool is_map_continued() const { return text_[482] != '\0'; }
  std::string_view real_size() const { return text_.substr(483, 12); }

 private:
  std::string_view text_;
};

}  // namespace sluice::tar
