// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/licensing.hpp"
#include "store/blob.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sluice {

/// Writes what files state. Entries count from `first`, so that they fit wherever it is read.
void write_licensing(std::span<const FileLicensing> licensing, std::uint32_t first, BlobWriter& out);

/// Appends what write_licensing() wrote; entries lie between `first` and `end`. False if the bytes are not that:
/// `licensing` is then as it was.
bool read_licensing(BlobReader& in, std::uint32_t first, std::uint32_t end, std::vector<FileLicensing>& licensing);

}  // namespace sluice
