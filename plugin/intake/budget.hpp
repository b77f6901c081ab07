// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "intake/hazard_sink.hpp"

#include <cstdint>
#include <string>

namespace sluice {

/// What one delivery may still cost, over all its nesting (Limits; research: counts, never seconds). Crossing a limit
/// states one hazard where the sink is aimed, and from then on the budget is exhausted: the walk unwinds, each
/// container incomplete.
class Budget {
 public:
  Budget(const Limits& limits, HazardSink& sink) : limits_(limits), sink_(sink) {}
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

  const Limits& limits() const { return limits_; }

  /// Bytes as the supplier handed them over: the ratio's divisor.
  void add_delivered(std::uint64_t bytes) { delivered_ += bytes; }

  /// Counts one more entry, with the bytes of its names, which are all kept; false if that crosses a limit.
  bool spend_entry(std::uint64_t name_bytes);

  /// Counts bytes that came out of a container; false once total size or ratio is crossed. Bytes that lie on the host
  /// as they are, in a folder, are not produced and not spent.
  bool spend_bytes(std::uint64_t bytes);

  /// True if spend_bytes() of so many would cross nothing.
  bool has_left(std::uint64_t bytes) const;

  /// Counts bytes that a decoder gave, whether or not they become an entry's. How many of them are within total size
  /// and ratio: fewer than `bytes` only where that crosses one of them, so that the cut lies at the same byte always.
  std::uint64_t spend_decoded(std::uint64_t bytes);

  bool is_exhausted() const { return !reason_.empty(); }
  const std::string& reason() const { return reason_; }  ///< why it is exhausted

  /// Memory held for buffered containers, shared by all levels.
  bool has_room(std::uint64_t wanted, std::uint64_t already_held) const;  ///< for one buffer to grow to `wanted`
  void hold(std::uint64_t bytes) { held_ += bytes; }
  void release(std::uint64_t bytes) { held_ -= bytes; }

 private:
  bool cross_total();
  bool cross_ratio(std::uint64_t bytes);
  std::uint64_t most_decoded() const;
  bool cross(HazardId id, std::string detail);

  const Limits limits_;
  HazardSink& sink_;
  std::uint64_t entries_ = 0;
  std::uint64_t name_bytes_ = 0;
  std::uint64_t produced_ = 0;
  std::uint64_t decoded_ = 0;
  std::uint64_t delivered_ = 0;
  std::uint64_t held_ = 0;
  std::string reason_;
};

/// True if `produced` bytes are too many for `consumed` ones (Limits::ratio, judged after Limits::ratio_after).
bool is_over_ratio(std::uint64_t produced, std::uint64_t consumed, const Limits& limits);

}  // namespace sluice
