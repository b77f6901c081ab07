// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/container_reader.hpp"
#include "intake/source.hpp"
#include "intake/zip_end.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

/// What a ZIP's directory says of an entry and libarchive does not hand on as it stands: it cuts names at a NUL, turns
/// backslashes around, composes Unicode, and takes every type but folder and symlink for a file (3.6).
struct ZipName {
  std::uint64_t local_header = 0;  ///< offset
  std::string name;                ///< raw bytes
  bool is_utf8 = false;            ///< general purpose bit 11
  bool is_encrypted = false;       ///< general purpose bit 0
  std::uint32_t unix_mode = 0;     ///< type and permission bits; 0 if none are stated
  std::uint64_t repeats = 0;       ///< further records with the same local header, which libarchive does not show
};

/// The names in the order of their local headers, one for each header: the order in which libarchive's seeking reader
/// hands out entries. At most `most`; it ends where a record is broken. The source is left at its begin.
Result<std::vector<ZipName>> read_zip_names(ByteSource& source, const ZipEnd& end, std::uint64_t most);

/// Puts the name and type as they stand in place of what libarchive made of them. A name that libarchive had no reason
/// to change stays: it may come from an extra field.
void restore_name(EntryMeta& entry, const ZipName& stated);

}  // namespace sluice
