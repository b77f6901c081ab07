// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/reader_table.hpp"
#include "intake/worker_input.hpp"
#include "intake/worker_process.hpp"

#include <optional>
#include <string>

namespace sluice {

/// Reads one container through libarchive in a worker process, begun with the first next(). A worker that crashes, is
/// killed, falls silent or breaks its protocol is stated as archive.inspector.killed; the container is then not judged.
class WorkerReader final : public ContainerReader {
 public:
  /// `program`: in the place of this installation's (tests).
  explicit WorkerReader(const ReaderInput& input, std::optional<WorkerProgram> program = {});

  Result<std::optional<EntryMeta>> next() override;
  Result<std::span<const std::byte>> read() override;
  bool entry_is_whole() const override { return is_whole_; }
  const std::string& stopped() const override { return stopped_; }

 private:
  enum class State { fresh, between, in_entry, over };

  Result<void> start();
  bool take_outside(WorkerRecord& record);
  Result<void> lose();

  std::string format_;
  ByteSource& source_;
  HazardSink& sink_;
  Budget& budget_;
  WorkerShelf* shelf_;
  std::optional<WorkerProgram> program_;
  std::optional<WorkerInput> input_;
  std::optional<WorkerProcess> worker_;
  State state_ = State::fresh;
  bool is_whole_ = true;
  std::string stopped_;
};

/// States that a worker was lost, at the container and not at its present entry. The text says that it is not judged.
std::string state_lost(HazardSink& sink, const std::string& how);

}  // namespace sluice
