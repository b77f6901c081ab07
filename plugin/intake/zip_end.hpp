// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/source.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
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
  std::uint64_t missing = 0;   ///< bytes of its comment that lie beyond the file
  bool has_locator = false;    ///< of ZIP64, in its place before the record

  /// There is room for a directory where readers look for one: just before the record, or where it says. What else it
  /// says, how many entries and what comment it has, does not keep readers from opening it.
  bool has_room() const;
};

/// One of them is that of a ZIP which reaches to the end, so that readers of ZIP take the whole file for one.
bool ends_as_zip(std::span<const ZipEnd> ends);

/// Every such record in the last 64 KiB of a source that can seek, the last one first.
Result<std::vector<ZipEnd>> find_zip_ends(ByteSource& source);
/// The last one that is whole, which is the one that most readers take.
Result<std::optional<ZipEnd>> find_zip_end(ByteSource& source);

/// The same of bytes that come as a stream.
class ZipEndSearch {
 public:
  void look(std::span<const std::byte> bytes);
  /// Of all that came, the last one first.
  std::vector<ZipEnd> ends() const;

 private:
  std::string kept_;  ///< the last bytes
  std::uint64_t seen_ = 0;
  bool has_mark_ = false;
};

}  // namespace sluice
