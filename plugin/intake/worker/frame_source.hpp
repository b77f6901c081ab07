// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/worker/libarchive_input.hpp"

#include <cstdint>
#include <string>

namespace sluice {

/// A container of which only the structure is told (intake/worker_frames): bytes of entries are passed over, and read
/// as zeros by whoever insists.
class FrameSource final : public ByteSource, public Skipper {
 public:
  explicit FrameSource(int descriptor);

  Result<std::size_t> read(std::span<std::byte> buffer) override;
  Result<void> seek(std::uint64_t) override { return fail("a skeleton cannot be searched"); }
  std::uint64_t size() const override { return 0; }
  std::uint64_t skip(std::uint64_t count) override;

  /// Passes over what is left of this archive. The format of the next one; empty if there is none.
  std::string next_archive();

 private:
  bool open_frame();
  bool fill();

  int descriptor_;
  Buffer buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t left_ = 0;  ///< of the present frame
  bool is_hole_ = false;
  bool is_over_ = false;    ///< the archive
  bool is_closed_ = false;  ///< the stream
};

}  // namespace sluice
