// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/budget.hpp"
#include "intake/container_reader.hpp"
#include "intake/worker/libarchive_input.hpp"

#include <string>
#include <string_view>

struct archive_entry;

namespace sluice {

/// Reads one container through libarchive, with exactly the reader of that format enabled and no filter.
class LibarchiveReader final : public ContainerReader {
 public:
  /// `format` is a name of intake/magic that libarchive reads. Source, sink, budget and skipper (of the source,
  /// if it has one) outlive the reader.
  LibarchiveReader(std::string_view format, ByteSource& source, HazardSink& sink, Budget& budget,
                   Skipper* skipper = nullptr);

  Result<std::optional<EntryMeta>> next() override;
  Result<std::span<const std::byte>> read() override;
  bool entry_is_whole() const override { return is_whole_; }
  const std::string& stopped() const override { return stopped_; }

  /// After the last entry: bytes that follow the container's end, block by block; empty at the source's end.
  Result<std::span<const std::byte>> take_rest() { return input_.take_rest(*handle_); }

 private:
  Result<void> open();
  bool is_index(std::string_view path) const;
  EntryMeta describe(archive_entry& entry);
  std::string name_of(archive_entry& entry);
  std::span<const std::byte> zeros(std::uint64_t count);
  void state();
  void state_doubt();
  void stop();

  std::string format_;
  LibarchiveInput input_;
  HazardSink& sink_;
  Budget& budget_;
  ArchiveHandle handle_;
  bool is_open_ = false;
  bool is_whole_ = true;
  bool is_over_ = false;  ///< of the entry
  std::uint64_t nameless_ = 0;
  std::uint64_t at_ = 0;  ///< of the entry, produced
  std::uint64_t declared_ = 0;
  std::span<const std::byte> block_;  ///< read, waits behind a hole
  std::uint64_t block_at_ = 0;
  std::string stopped_;
};

}  // namespace sluice
