// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/budget.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice {

bool is_over_ratio(std::uint64_t produced, std::uint64_t consumed, const Limits& limits) {
  if (produced <= limits.ratio_after || limits.ratio == 0) return false;
  return produced / limits.ratio > consumed || (produced / limits.ratio == consumed && produced % limits.ratio != 0);
}

bool Budget::spend_entry(std::uint64_t name_bytes) {
  if (is_exhausted()) return false;
  name_bytes_ += name_bytes;
  if (name_bytes_ > limits_.memory) {
    return cross(HazardId::limit_memory, fmt::format("the entries' names take more than {} bytes", limits_.memory));
  }
  if (++entries_ <= limits_.entries) return true;
  return cross(HazardId::limit_entries, fmt::format("more than {} entries", limits_.entries));
}

bool Budget::spend_bytes(std::uint64_t bytes) {
  if (is_exhausted()) return false;
  produced_ += bytes;
  bool within = true;
  if (is_over_ratio(produced_, delivered_, limits_)) within = cross_ratio(produced_);
  if (produced_ > limits_.total_bytes) within = cross_total();
  return within;
}

bool Budget::has_left(std::uint64_t bytes) const {
  return !is_exhausted() && bytes <= limits_.total_bytes && produced_ <= limits_.total_bytes - bytes &&
         !is_over_ratio(produced_ + bytes, delivered_, limits_);
}

std::uint64_t Budget::spend_decoded(std::uint64_t bytes) {
  if (is_exhausted()) return 0;
  const std::uint64_t most = most_decoded();
  const std::uint64_t within = std::min(bytes, most - std::min(most, decoded_));
  decoded_ += bytes;
  if (decoded_ > limits_.total_bytes) {
    cross_total();
  } else if (decoded_ > most) {
    cross_ratio(decoded_);
  }
  return within;
}

std::uint64_t Budget::most_decoded() const {
  if (limits_.ratio == 0 || delivered_ > limits_.total_bytes / limits_.ratio) return limits_.total_bytes;
  return std::min(limits_.total_bytes, std::max(limits_.ratio_after, delivered_ * limits_.ratio));
}

bool Budget::has_room(std::uint64_t wanted, std::uint64_t already_held) const {
  return wanted <= limits_.nested_buffer && held_ - already_held + wanted <= limits_.memory;
}

bool Budget::cross_total() {
  return cross(HazardId::limit_total_size,
               fmt::format("more than {} bytes came out of the delivery", limits_.total_bytes));
}

bool Budget::cross_ratio(std::uint64_t bytes) {
  return cross(HazardId::limit_ratio, fmt::format("{} bytes came out of {} delivered bytes, more than {} times", bytes,
                                                  delivered_, limits_.ratio));
}

bool Budget::cross(HazardId id, std::string detail) {
  reason_ = fmt::format("limit crossed: {}", detail);
  sink_.state(id, Weight::error, std::move(detail));
  return false;
}

}  // namespace sluice
