// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/decoder.hpp"
#include "intake/zip_directory.hpp"
#include "intake/zip_window.hpp"

#include <cstdint>
#include <vector>

namespace sluice {

/// A ZIP entry's local header (PKWARE APPNOTE 6.3.10, 4.3.7) and descriptor, held against its directory record.
struct ZipLocal {
  bool is_there = false;
  bool is_whole = false;   ///< and the file holds all of its data
  std::uint64_t data = 0;  ///< offset of the entry's data
  std::uint64_t end = 0;   ///< behind the data and its descriptor
  std::vector<Defect> defects;
};

/// Reads the local header that the record points at; whatever readers could take from it in place of the directory must
/// be the same.
Result<ZipLocal> judge_zip_local(ZipWindow& window, const ZipRecord& record);

}  // namespace sluice
