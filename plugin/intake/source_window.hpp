// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/sha256_batch.hpp"
#include "intake/buffer.hpp"
#include "intake/skeleton.hpp"
#include "intake/source.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sluice {

/// One buffer that moves over a source, so that headers are parsed where they were read and data is handed out without
/// a copy: in the source's own memory where it lends that. Every byte is taken once, as frame (headers, padding, marks)
/// or as an entry's data, and told to the skeleton if there is one. Spans are valid until the next call that may read:
/// peek() and the take_ functions.
class SourceWindow {
 public:
  static constexpr std::size_t window_bytes = 256u << 10;

  /// The source stands where the container begins; it and the other two, which may be null, outlive the window.
  /// `hashes` are settled before bytes that were handed out change.
  SourceWindow(ByteSource& source, Skeleton* skeleton, Sha256Batch* hashes)
      : source_(source), skeleton_(skeleton), hashes_(hashes), buffer_(window_bytes) {}
  SourceWindow(const SourceWindow&) = delete;
  SourceWindow& operator=(const SourceWindow&) = delete;

  /// Entries' bytes stay valid until the hashes are settled.
  bool keeps_bytes() const { return hashes_ != nullptr; }

  /// The next `count` bytes, at most window_bytes, without taking them; fewer only where the source ends.
  Result<std::span<const std::byte>> peek(std::size_t count) {
    if (rest_.size() < count) {
      TRY(fill(count));
    }
    return rest_.first(std::min(count, rest_.size()));
  }

  /// Takes bytes that were just peeked, as frame. Reads nothing.
  void take(std::size_t count) {
    if (skeleton_ != nullptr) skeleton_->bytes(rest_.first(count));
    rest_ = rest_.subspan(count);
  }

  /// The next bytes as frame, at least one and at most `most`; empty where the source ends.
  Result<std::span<const std::byte>> take_frame(std::uint64_t most);
  /// The same as an entry's data.
  Result<std::span<const std::byte>> take_data(std::uint64_t most);

  /// Takes up to `count` bytes that nobody wants to see; how many there were.
  Result<std::uint64_t> skip_frame(std::uint64_t count);
  Result<std::uint64_t> skip_data(std::uint64_t count);

 private:
  Result<void> fill(std::size_t count);
  Result<std::span<const std::byte>> next(std::uint64_t most);

  ByteSource& source_;
  Skeleton* skeleton_;
  Sha256Batch* hashes_;
  Buffer buffer_;
  std::span<const std::byte> rest_;  ///< what was read and not taken, in the buffer or lent
  bool is_ended_ = false;            ///< of the source
};

/// True if all bytes are zero.
bool is_zero(std::span<const std::byte> bytes);

}  // namespace sluice
