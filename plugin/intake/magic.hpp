// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sluice {

/// What intake does with bytes of a format.
enum class Role : std::uint8_t {
  content,      ///< no archive: hashed, classified, offered to listeners
  stream,       ///< an archive that is read front to back
  seek,         ///< an archive that needs random access
  filter,       ///< one compressed stream
  encoded,      ///< a text wrapping of other bytes
  unsupported,  ///< an archive or stream that we recognise and cannot inspect
};

/// A format by its first bytes; `name` is published as a container's format, a filter or an entry's type.
struct Magic {
  std::string_view name;
  Role role = Role::content;
};

/// First bytes that identify() wants to see: ISO 9660 has its mark at 32769.
inline constexpr std::size_t magic_bytes = 32776;

/// The format by content alone. Never fails: unknown bytes are "text", "binary" or "empty". Looks at `head` only.
const Magic& identify(std::span<const std::byte> head);

/// The row of a name, or that of "binary".
const Magic& find_magic(std::string_view name);

/// True if the last bytes of a file are the trailer of an Apple disk image, which has no mark at its front.
bool is_disk_image_tail(std::span<const std::byte> tail);
inline constexpr std::size_t disk_image_tail_bytes = 512;

/// True if the bytes are at least one tar block, and all zero: a tar that has an end mark only.
bool is_blank_block(std::span<const std::byte> head);

}  // namespace sluice
