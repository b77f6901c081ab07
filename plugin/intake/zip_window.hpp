// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/source.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace sluice {

/// A run of a source's bytes, kept as long as somebody needs them.
struct ZipRun {
  std::uint64_t begin = 0;
  std::vector<std::byte> bytes;
};

/// Looks at a ZIP's records where they lie, one large read for many neighbours.
class ZipWindow {
 public:
  static constexpr std::size_t run_bytes = 1u << 20;

  explicit ZipWindow(ByteSource& source) : source_(source) {}

  /// The bytes at an offset, fewer only where the source ends. They lie in run(), which is another one after a call
  /// that had to read.
  Result<std::span<const std::byte>> at(std::uint64_t offset, std::size_t count);
  std::uint64_t source_bytes() const { return source_.size(); }
  const std::shared_ptr<const ZipRun>& run() const { return run_; }

 private:
  Result<void> read(std::uint64_t offset, std::size_t count);

  ByteSource& source_;
  std::shared_ptr<const ZipRun> run_ = std::make_shared<ZipRun>();
};

}  // namespace sluice
