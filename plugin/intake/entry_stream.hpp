// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/sha256_batch.hpp"
#include "intake/appended.hpp"
#include "intake/budget.hpp"
#include "intake/container_reader.hpp"
#include "intake/hazard_sink.hpp"
#include "intake/intake.hpp"
#include "intake/source.hpp"
#include "intake/zip_end.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sluice {

/// What all parts of one walk share.
struct WalkState {
  Contents& contents;
  HazardSink& sink;
  Budget& budget;
  Sha256Batch& hashes;  ///< puts digests of entries into contents
  std::span<EntryListener* const> listeners;
};

/// How much one container gave for its bytes: the ratio of a nested container is judged by itself too.
struct ContainerMeter {
  std::uint64_t size = 0;  ///< of the container; 0 if its ratio is not judged here
  std::uint64_t produced = 0;
  bool is_over = false;
  bool is_host = false;  ///< a folder: its bytes are delivered as they are, not produced
};

/// The bytes of a reader's current entry, each seen once: counted, hashed, offered to the listeners, and read as a
/// stream by the reader of a nested container.
class EntryStream final : public ByteSource {
 public:
  EntryStream(WalkState& state, ContainerReader& reader, ContainerMeter& meter, std::uint32_t entry,
              std::optional<std::uint64_t> declared);

  /// The first bytes, up to intake/magic's magic_bytes; before any read().
  Result<std::span<const std::byte>> peek();
  /// Tells the listeners that the entry begins; after peek(), with the type in Contents.
  void announce();
  /// Takes what is left, puts size and digest into Contents and tells the listeners; once.
  Result<void> finish();

  Result<std::size_t> read(std::span<std::byte> buffer) override;
  Result<void> seek(std::uint64_t) override { return fail("an entry's stream cannot be searched"); }
  std::uint64_t size() const override { return declared_.value_or(0); }

  bool is_whole() const { return is_whole_; }
  std::span<const std::byte> tail() const { return tail_; }  ///< the last bytes, once finished
  /// An archive stands behind the program or script that the entry is, or a ZIP behind any bytes; once finished.
  bool has_archive_behind() const;
  /// End records of a ZIP in what was read, the last one first.
  std::vector<ZipEnd> zip_ends() const { return zip_end_.ends(); }

 private:
  Result<std::span<const std::byte>> pull();
  bool spend(std::uint64_t bytes);
  bool exceeds(HazardId id, std::string detail);
  void hear(std::span<const std::byte> bytes);
  void keep_tail(std::span<const std::byte> bytes);

  WalkState& state_;
  ContainerReader& reader_;
  ContainerMeter& meter_;
  std::uint32_t container_;
  std::uint32_t entry_;
  std::optional<std::uint64_t> declared_;
  Sha256Batch::Id hash_;
  std::vector<std::byte> head_;         ///< first bytes that came in more than one piece
  std::span<const std::byte> pending_;  ///< pulled, not read yet
  std::vector<std::byte> tail_;
  AppendedSearch appended_;
  ZipEndSearch zip_end_;
  std::vector<EntryListener*> interested_;
  std::uint64_t pulled_ = 0;
  bool is_ended_ = false;
  bool is_finished_ = false;
  bool is_whole_ = true;
};

}  // namespace sluice
