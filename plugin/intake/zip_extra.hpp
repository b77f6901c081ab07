// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>

namespace sluice {

/// The extra area of a ZIP header (PKWARE APPNOTE 6.3.10, 4.5, and Info-ZIP's fields of 4.6), as far as it matters
/// here.
struct ZipExtra {
  bool is_malformed = false;
  std::optional<std::span<const std::byte>> zip64;  ///< 0x0001
  std::optional<std::int64_t> mtime;                ///< 0x5455, seconds since 1970
  /// 0x7075: another name, in UTF-8; valid only for the name with this CRC-32.
  struct UnicodePath {
    std::uint32_t name_crc = 0;
    std::string name;
    friend bool operator==(const UnicodePath&, const UnicodePath&) = default;
  };
  std::optional<UnicodePath> unicode_path;
};
/// Spans point into the area. Less than four zero bytes at its end are padding (zipalign).
ZipExtra parse_zip_extra(std::span<const std::byte> area);

/// A field of a header that is all ones if the ZIP64 field holds it.
struct ZipWide {
  std::uint64_t* value;
  std::uint64_t all_ones;
  std::size_t bytes;  ///< in the ZIP64 field
};
/// Replaces the fields that are all ones, in the order of the specification (4.5.3); false if the ZIP64 field is too
/// short for them. Without one they stay.
bool widen(const ZipExtra& extra, std::initializer_list<ZipWide> fields);

}  // namespace sluice
