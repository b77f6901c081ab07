// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "intake/buffer.hpp"
#include "intake/decoder.hpp"
#include "intake/source.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

struct archive;

namespace sluice {

struct FreeArchive {
  void operator()(archive* handle) const;
};
using ArchiveHandle = std::unique_ptr<archive, FreeArchive>;

/// While it lives, the calling thread has a fixed character set, so that libarchive's names are the same everywhere;
/// the process's locale is not touched.
class NameCharset {
 public:
  enum class Kind {
    bytes,  ///< none: libarchive fails to convert and hands on the bytes as they are (tar)
    utf8,   ///< names that are stored as UTF-16 come out as UTF-8; libarchive 3.6 composes (NFC) those stored as UTF-8
  };
  explicit NameCharset(Kind kind);
  ~NameCharset();
  NameCharset(const NameCharset&) = delete;
  NameCharset& operator=(const NameCharset&) = delete;

 private:
  void* before_ = nullptr;
};

/// Passes over bytes without producing them.
class Skipper {
 public:
  virtual ~Skipper() = default;
  /// Passes over up to `count` bytes of the source and returns how many; 0 where only reading leads on.
  virtual std::uint64_t skip(std::uint64_t count) = 0;
};

/// Feeds a libarchive handle from a ByteSource.
class LibarchiveInput {
 public:
  /// `skipper`: of the same source, if it has one.
  explicit LibarchiveInput(ByteSource& source, Skipper* skipper = nullptr);
  LibarchiveInput(const LibarchiveInput&) = delete;
  LibarchiveInput& operator=(const LibarchiveInput&) = delete;

  /// Registers the callbacks and opens; libarchive's status.
  int open(archive& handle);

  /// Our own failure that happened inside a callback, which libarchive can only pass on as "fatal".
  const std::optional<Error>& error() const { return error_; }

  /// The bytes that libarchive was given and did not use (the last block's part of them), and then, on each further
  /// call, the source's rest; empty at its end.
  Result<std::span<const std::byte>> take_rest(archive& handle);

 private:
  static std::int64_t on_read(archive* handle, void* self, const void** bytes);
  static std::int64_t on_skip(void* self, std::int64_t count);
  static std::int64_t on_seek(archive* handle, void* self, std::int64_t offset, int whence);

  ByteSource& source_;
  Skipper* skipper_;
  Buffer buffer_;
  std::size_t filled_ = 0;
  std::uint64_t given_ = 0;  ///< in all; where the source stands
  bool rest_taken_ = false;
  std::optional<Error> error_;
};

/// What libarchive says went wrong, as one of our terms. `stops` is left to the caller.
Defect libarchive_defect(archive& handle);

}  // namespace sluice
