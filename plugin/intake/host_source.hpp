// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/digest.hpp"
#include "base/pool.hpp"
#include "intake/source.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace sluice {

/// Bytes that a delivery starts from: a file of the host, or memory. Hashed as they are first read front to back.
class HostSource : public ByteSource {
 public:
  bool can_seek() const override { return true; }
  /// SHA-256 of all bytes, from the same descriptor that they were read from; reads what was not read yet.
  virtual Result<Digest> digest() = 0;
  /// Begins to hash on the pool what was not read yet, for a reader that will jump about; digest() waits for it. The
  /// pool outlives the source.
  virtual void start_digest(Pool&) {}
  /// Tells another thread how far read() is.
  virtual void watch(std::atomic<std::uint64_t>&) {}
  /// Ends what start_digest() began: the rest is hashed as it is read.
  virtual void pause_digest() {}
  /// From now on the same bytes are hashed on the pool, some way behind the reader, for one that is busy with them. The
  /// pool outlives the source.
  virtual void hash_aside(Pool&) {}
};

/// What a host path turned out to be, held open by its descriptor.
struct HostPath {
  std::unique_ptr<HostSource> file;  ///< of a regular file; null for a folder
  int folder = -1;                   ///< descriptor of a folder, owned by whoever takes it; -1 for a file
};

/// Opens a path that a person named. Links in it are followed, for they are that person's; what is neither a regular
/// file nor a folder is an Error, and a pipe is never waited for.
Result<HostPath> open_host_path(const std::string& path);

/// Opens a regular file inside an open folder without following a link.
Result<std::unique_ptr<HostSource>> open_in_folder(int folder, const std::string& name);

/// Bytes in memory, which must outlive the source.
std::unique_ptr<HostSource> make_memory_source(std::span<const std::byte> bytes);

}  // namespace sluice
