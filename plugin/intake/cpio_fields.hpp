// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace sluice::cpio {

/// The ways in which cpio's header is written. A cpio is written in one of them.
enum class Form : std::uint8_t {
  newc,           ///< "070701": 8 hexadecimal digits a field, parts padded to 4 bytes
  crc,            ///< "070702": the same, with a sum of the data
  odc,            ///< "070707": octal digits (POSIX.1-1988, cpio), no padding
  binary_little,  ///< 16-bit words, parts padded to 2 bytes; 32-bit numbers have the upper word first
  binary_big,
};

/// The first bytes from which the form can be told.
inline constexpr std::size_t mark_bytes = 6;
std::optional<Form> find_form(std::span<const std::byte> head);

std::size_t header_bytes(Form form);
/// What the header with its name, and the data, are filled up to a multiple of.
std::size_t alignment(Form form);

struct Header {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint32_t mode = 0;  ///< with the type, as st_mode
  std::uint64_t uid = 0;
  std::uint64_t gid = 0;
  std::uint64_t links = 0;
  std::uint64_t mtime = 0;
  std::uint64_t name_bytes = 0;  ///< with the NUL at its end
  std::uint64_t data_bytes = 0;
  std::uint32_t sum = 0;  ///< of the data, in the form crc
};

/// A header of header_bytes(); absent if a field is no number.
std::optional<Header> parse_header(std::span<const std::byte> bytes, Form form);

}  // namespace sluice::cpio
