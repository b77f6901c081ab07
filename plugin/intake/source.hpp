// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace sluice {

/// Bytes of a container: a file, a nested entry's stream, or memory. The one way in which readers get at bytes.
/// Bytes are consumed front to back through read(); can_seek() tells whether seek() works.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Up to buffer.size() bytes; 0 at the end. An error is ours (I/O), or the outer container's defect (see intake/walk).
  virtual Result<std::size_t> read(std::span<std::byte> buffer) = 0;
  /// The next bytes where they lie in the source's own memory, taken as by read(): valid until the next lend() or
  /// read(), empty at the end. Only of sources with can_lend().
  virtual Result<std::span<const std::byte>> lend();
  virtual bool can_lend() const { return false; }
  virtual bool can_seek() const { return false; }
  virtual Result<void> seek(std::uint64_t offset) = 0;
  virtual std::uint64_t size() const = 0;   ///< total size; 0 if not known and can_seek() is false
  /// Bytes from `offset` on, as read(), without moving the place that read() is at. Any thread may call it, also several
  /// at once. Only of sources with can_seek().
  virtual Result<std::size_t> read_at(std::uint64_t offset, std::span<std::byte> buffer);
  /// An open file that holds exactly these bytes, for another process; -1 if there is none.
  virtual int descriptor() const { return -1; }
};

/// pread(2), begun anew when a signal interrupts it; 0 at the file's end. The error says the system's reason only.
Result<std::size_t> read_file_at(int descriptor, std::uint64_t offset, std::span<std::byte> buffer);

}  // namespace sluice
