// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/digest.hpp"
#include "base/sha256_lanes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace sluice {

/// SHA-256 of many messages, each in pieces. Bytes are not hashed as they come but together, two messages at a time,
/// which takes little more than half the time where has_sha256_lanes() holds.
class Sha256Batch {
 public:
  using Id = std::uint32_t;

  /// `done` hears, from settle(), the digest of each closed message under the tag that it was opened with.
  explicit Sha256Batch(std::function<void(std::uint32_t tag, const Digest& digest)> done) : done_(std::move(done)) {}

  Id open(std::uint32_t tag);
  /// The bytes stay where they are until settle() returns.
  void add(Id message, std::span<const std::byte> bytes);
  /// No more bytes come, and the id is spent. If the digest is not wanted nobody hears it.
  void close(Id message, bool is_wanted);
  /// Hashes what was given since the last time.
  void settle();

 private:
  struct Message {
    Sha256Lane lane;
    std::optional<Sha256> plain;                                ///< in place of the lane where there is none
    std::span<const std::byte> piece;                           ///< not hashed yet
    std::array<std::byte, 2 * Sha256Lane::block_bytes> rest{};  ///< bytes of a block that is not full, and the padding
    std::size_t held = 0;                                       ///< of rest
    std::uint64_t size = 0;
    std::uint32_t tag = 0;
    bool is_listed = false;
    bool is_closed = false;
    bool is_wanted = false;
    bool is_padded = false;
  };

  void list(Id message);
  static bool find_blocks(Message& message);
  static void pad(Message& message);
  Message* next_with_blocks();
  void finish(Message& message);

  std::function<void(std::uint32_t, const Digest&)> done_;
  std::vector<Message> messages_;
  std::vector<Id> free_;
  std::vector<Id> listed_;  ///< those with something to do
  std::size_t next_ = 0;    ///< of listed_, while they are settled
};

}  // namespace sluice
