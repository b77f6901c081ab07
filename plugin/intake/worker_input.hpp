// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "intake/budget.hpp"
#include "intake/descriptor.hpp"
#include "intake/source.hpp"

#include <cstdint>

namespace sluice {

/// A container as a file that a worker can be given. Memory for it is given back to the budget with it.
class WorkerInput {
 public:
  /// The source's own file if it has one, which must stay open as long as this is used. Otherwise its bytes are copied:
  /// to memory as long as the budget has room, then to a nameless temporary file. A source that cannot seek is read to
  /// its end.
  static Result<WorkerInput> of(ByteSource& source, Budget& budget);
  WorkerInput(WorkerInput&& other) noexcept;
  WorkerInput& operator=(WorkerInput&&) = delete;
  ~WorkerInput() { budget_.release(held_); }

  int descriptor() const { return own_.is_open() ? own_.get() : borrowed_; }
  std::uint64_t size() const { return size_; }

 private:
  explicit WorkerInput(Budget& budget) : budget_(budget) {}
  Result<void> copy(ByteSource& source);
  Result<void> append(std::span<const std::byte> bytes);
  Result<void> move_to_disk();

  Budget& budget_;
  Descriptor own_;
  int borrowed_ = -1;
  bool is_on_disk_ = false;
  std::uint64_t size_ = 0;
  std::uint64_t held_ = 0;
};

}  // namespace sluice
