// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "intake/source.hpp"
#include "model/contents.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace sluice {

/// What a container says about one entry, before its bytes are read. Texts are raw bytes.
struct EntryMeta {
  std::string path;
  EntryKind kind = EntryKind::file;
  std::uint32_t mode = 0;             ///< permission bits, 07777
  bool has_mode = false;              ///< the container states a mode
  std::string link_target;            ///< of a symlink or hardlink
  std::optional<std::uint64_t> size;  ///< as declared, if it is
  std::optional<std::int64_t> mtime;  ///< seconds since 1970, if stated
  std::uint64_t uid = 0;
  std::uint64_t gid = 0;
  bool has_capability = false;  ///< security.capability among the extended attributes
  bool has_acl = false;         ///< more than the mode bits say
  bool encrypted = false;       ///< its bytes cannot be read
  bool claims_utf8 = true;      ///< false: the format lets names be in another code page (ZIP without its UTF-8 flag)
};

/// Reads one container front to back. One implementation a format or family, chosen in intake/reader_table by content.
/// Defects of the bytes go to the HazardSink that the reader was made with (the walk aims it at the container during
/// next() and at the entry during read()); an Error is a failure of ours.
class ContainerReader {
 public:
  virtual ~ContainerReader() = default;

  /// The next entry; absent at the end, and after a defect that stops the reader (stopped() then says why).
  /// Bytes of the entry before that were not read are skipped.
  virtual Result<std::optional<EntryMeta>> next() = 0;

  /// The next bytes of the current entry, valid until the next call; empty at its end.
  virtual Result<std::span<const std::byte>> read() = 0;

  /// True if the bytes that read() gives stay valid until the reader settles the walk's hashes (ReaderInput::hashes), so
  /// that many small entries are hashed together.
  virtual bool keeps_bytes() const { return false; }

  /// False once bytes of the current entry could not be produced.
  virtual bool entry_is_whole() const = 0;

  /// Why the container was not read to its end or not all of it could be seen; empty if it was.
  virtual const std::string& stopped() const = 0;

  /// The current entry's bytes with random access, where the container has that without effort; else null.
  virtual ByteSource* seekable_entry() { return nullptr; }
};

}  // namespace sluice
