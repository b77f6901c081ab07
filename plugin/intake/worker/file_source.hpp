// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/worker/libarchive_input.hpp"

#include <cstdint>

namespace sluice {

/// The archive as an open file that other processes may read too: its place is this source's own (pread). After a jump
/// it reads little, then more and more: a directory's local headers lie far apart, an entry's bytes do not.
class FileSource final : public ByteSource, public Skipper {
 public:
  /// `size`: bytes of the archive; the file may have grown since.
  FileSource(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}

  Result<std::size_t> read(std::span<std::byte> buffer) override;
  bool can_seek() const override { return true; }
  Result<void> seek(std::uint64_t offset) override;
  std::uint64_t size() const override { return size_; }
  std::uint64_t skip(std::uint64_t count) override;

 private:
  static constexpr std::size_t least_window = 1024;

  int descriptor_;
  std::uint64_t size_;
  std::uint64_t at_ = 0;
  std::size_t window_ = least_window;
};

}  // namespace sluice
