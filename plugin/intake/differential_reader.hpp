// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/second_opinion.hpp"

#include <deque>
#include <memory>
#include <string>

namespace sluice {

/// A strict reader whose entries are compared, one by one, with what libarchive lists. The first difference is stated
/// once the strict reader has come to its end (archive.differential); where it stops before, it has stated why, and
/// nothing is compared. A worker that is lost leaves the container not judged.
class DifferentialReader final : public ContainerReader {
 public:
  /// `make` makes the strict reader. `program`: in the place of this installation's (tests).
  DifferentialReader(MakeReader make, const ReaderInput& input, OpinionInput kind,
                     std::optional<WorkerProgram> program = {});

  Result<std::optional<EntryMeta>> next() override;
  Result<std::span<const std::byte>> read() override { return strict_->read(); }
  bool keeps_bytes() const override { return strict_->keeps_bytes(); }
  bool entry_is_whole() const override { return strict_->entry_is_whole(); }
  const std::string& stopped() const override { return stopped_.empty() ? strict_->stopped() : stopped_; }
  ByteSource* seekable_entry() override { return strict_->seekable_entry(); }

 private:
  void remember(const EntryMeta& meta);
  void compare_arrived();
  void compare(const EntryMeta* strict, const ListedEntry* listed);
  void settle();
  Result<void> finish();
  void state_difference();

  const std::string format_;
  HazardSink& sink_;
  Budget& budget_;
  SecondOpinion opinion_;
  std::unique_ptr<ContainerReader> strict_;
  std::deque<EntryMeta> open_;  ///< handed out and not compared yet: no more than the worker has on its way
  std::size_t open_bytes_ = 0;  ///< of their names
  std::uint64_t strict_count_ = 0;
  std::uint64_t listed_count_ = 0;
  std::string difference_;
  bool is_started_ = false;
  bool is_finished_ = false;
  std::string stopped_;
};

}  // namespace sluice
