// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "base/pool.hpp"
#include "base/result.hpp"
#include "model/inventory.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace sluice {

/// Hears every entry's bytes once, while intake hashes them (readers, and tests). Called from the thread that walks.
class EntryListener {
 public:
  virtual ~EntryListener() = default;
  /// A file entry begins; `head` holds its first bytes (at most 4 KiB). True: its bytes are wanted.
  virtual bool begin(const Contents& contents, std::uint32_t entry, std::span<const std::byte> head) = 0;
  virtual void bytes(std::uint32_t entry, std::span<const std::byte> chunk) = 0;
  /// The entry is over; `whole` is false if its bytes could not all be read. Its digest stands in contents if
  /// wants_digest(), else perhaps only once more entries were read, and at the latest when the delivery is.
  virtual void end(const Contents& contents, std::uint32_t entry, bool whole) = 0;
  /// False lets many entries be hashed together.
  virtual bool wants_digest() const { return true; }
};

/// What intake opens: a host path and the name that places start with (the file's own name, never its folder).
struct DeliveryPath {
  std::string path;
  std::string name;
};

/// How deliveries are opened. What it refers to outlives the call.
struct IntakeOptions {
  Limits limits = {};                              ///< one budget for each delivery
  std::span<EntryListener* const> listeners = {};  ///< hear every file entry
  Pool* pool = nullptr;                            ///< null: one for this delivery, of all processors
};

/// Opens a delivery (archive, folder or single file), walks it and everything nested in it once, and appends what it
/// saw to `contents`: containers, entries, hazards. The returned index is the outermost container. Nothing is written
/// to disk under an entry's name. A defect of the bytes is a hazard and an incomplete container, never an Error; an
/// Error means that the host path itself cannot be read. What is seen does not depend on the pool.
Result<std::uint32_t> open_delivery(const DeliveryPath& delivery, const IntakeOptions& options, Contents& contents);

struct HostPath;

/// The same for a path that was opened already (intake/host_source).
Result<std::uint32_t> open_host(const HostPath& opened, const std::string& name, const IntakeOptions& options,
                                Contents& contents);

/// The same for bytes in memory (tests, fuzzing, policy cases); they must live until it returns.
Result<std::uint32_t> open_bytes(const std::string& name, std::span<const std::byte> bytes,
                                 const IntakeOptions& options, Contents& contents);

/// "sha256:<hex>" that identifies a delivery: of the container's bytes, or for a folder of its sorted list of
/// "<hex>  <path>\n" lines, where a link counts with the digest of its target's text, and "-" stands for a digest not
/// known.
std::string delivery_digest(const Contents& contents, std::uint32_t container);

}  // namespace sluice
