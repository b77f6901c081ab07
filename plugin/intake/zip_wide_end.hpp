// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/hazard_sink.hpp"
#include "intake/zip_end.hpp"
#include "intake/zip_window.hpp"

#include <cstdint>
#include <optional>

namespace sluice {

/// The ZIP64 end record that was taken (PKWARE APPNOTE 6.3.10, 4.3.14), and its locator (4.3.15).
struct ZipWideEnd {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;    ///< behind its own size, as that says
  std::uint64_t told = 0;     ///< its offset, as the locator says
  std::uint64_t locator = 0;  ///< offset
  bool has_other = false;     ///< another one stands where it usually is
};

/// What the end records say about the directory, ZIP64's in place of the other one's.
struct ZipStated {
  std::uint64_t entries_here = 0, entries = 0, bytes = 0, offset = 0;
  std::uint64_t ends_before = 0;  ///< where the directory should end: the first of the end records
  std::optional<ZipWideEnd> wide;
};

/// Looks for a ZIP64 end record in front of the other one, and states where they differ.
Result<ZipStated> read_zip_stated(ZipWindow& window, const ZipEnd& end, HazardSink& sink);

/// Some readers follow the locator, some look just before it: states where they would find different records. `base`:
/// what all offsets count from.
void judge_zip_wide_end(const ZipStated& stated, std::uint64_t base, HazardSink& sink);

}  // namespace sluice
