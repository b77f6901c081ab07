// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace sluice {

/// A file's bytes, read in place. `owner` keeps them; they begin at a page.
struct MappedFile {
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> owner;
};

/// Maps a whole file of ours that nobody changes meanwhile. An empty file is a failure. The message does not name the
/// file.
Result<MappedFile> map_file(const std::string& path);

/// Tells a damaged file of ours from a whole one: a sum over its blocks of eight bytes. It protects from nobody.
std::uint64_t checksum_of(std::span<const std::byte> bytes);

}  // namespace sluice
