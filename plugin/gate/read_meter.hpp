// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/intake.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>

namespace sluice {

/// How far the reading of deliveries is. One thread reads and counts, another may look at any time.
class ReadMeter : public EntryListener {
 public:
  /// What is done now: "reading a.zip", of so many bytes (0: not known).
  void start(std::string doing, std::uint64_t size) {
    const std::lock_guard guard(mutex_);
    doing_ = std::move(doing);
    size_ = size;
    place_ = 0;
    ++readings_;
  }
  std::string doing() const {
    const std::lock_guard guard(mutex_);
    return doing_;
  }
  /// Where the reader is in the file that it reads.
  std::atomic<std::uint64_t>& place() { return place_; }

  std::uint64_t entries() const { return entries_; }
  std::uint64_t bytes() const { return bytes_; }  ///< that came out of entries
  std::uint64_t size() const { return size_; }
  std::uint64_t done() const { return place_; }
  std::uint64_t readings() const { return readings_; }  ///< begun: one for each delivery, and each that is read again

  bool begin(const Contents&, std::uint32_t, std::span<const std::byte>) override {
    ++entries_;
    return true;
  }
  void bytes(std::uint32_t, std::span<const std::byte> chunk) override { bytes_ += chunk.size(); }
  void end(const Contents&, std::uint32_t, bool) override {}
  bool wants_digest() const override { return false; }

 private:
  mutable std::mutex mutex_;
  std::string doing_;
  std::atomic<std::uint64_t> entries_ = 0, bytes_ = 0, size_ = 0, place_ = 0, readings_ = 0;
};

}  // namespace sluice
