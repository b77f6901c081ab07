// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/contents.hpp"
#include "store/blob.hpp"

#include <cstdint>

namespace sluice {

/// Where a delivery begins in a Contents that holds others before it.
struct ContentsMark {
  std::uint32_t containers = 0;
  std::uint32_t entries = 0;
  std::uint32_t hazards = 0;
  std::uint64_t hazards_not_kept = 0;
};

ContentsMark mark_of(const Contents& contents);

/// Writes what `contents` holds from a mark on. Indexes count from the mark, so that they fit wherever it is read.
void write_contents(const Contents& contents, const ContentsMark& from, BlobWriter& out);

/// Appends what write_contents() wrote. False if the bytes are not that: `contents` is then as it was.
bool read_contents(BlobReader& in, Contents& contents);

}  // namespace sluice
