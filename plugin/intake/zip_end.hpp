// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/source.hpp"

#include <cstdint>
#include <optional>

namespace sluice {

/// The end record of a ZIP (PKWARE APPNOTE 6.3.10, 4.3.16), the last one whose comment fits the file.
struct ZipEnd {
  std::uint64_t offset = 0;  ///< of the record
  std::uint16_t disk = 0;
  std::uint16_t directory_disk = 0;
  std::uint16_t entries = 0;   ///< in all
  std::uint64_t trailing = 0;  ///< bytes behind the record and its comment
};

/// Looks for the record in the last 64 KiB of a source that can seek, and leaves the source at its begin.
Result<std::optional<ZipEnd>> find_zip_end(ByteSource& source);

}  // namespace sluice
