// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/source.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace sluice {

/// An end record of a ZIP (PKWARE APPNOTE 6.3.10, 4.3.16).
struct ZipEnd {
  std::uint64_t offset = 0;  ///< of the record
  std::uint16_t disk = 0;
  std::uint16_t directory_disk = 0;
  std::uint16_t entries_here = 0;  ///< on this disk
  std::uint16_t entries = 0;       ///< in all
  std::uint32_t directory_bytes = 0;
  std::uint32_t directory_offset = 0;
  std::uint64_t trailing = 0;  ///< bytes behind the record and its comment
  bool is_cut = false;         ///< its comment reaches beyond the file
};

/// Every such record in the last 64 KiB of a source that can seek, the last one first.
Result<std::vector<ZipEnd>> find_zip_ends(ByteSource& source);
/// The last one that is not cut, which is the one that most readers take.
Result<std::optional<ZipEnd>> find_zip_end(ByteSource& source);

}  // namespace sluice
