// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/hazard_sink.hpp"

#include <utility>

namespace sluice {

HazardSink::HazardSink(Contents& contents, const Limits& limits)
    : contents_(contents), most_(limits.hazards_per_term), seen_(hazard_specs().size(), 0) {}

HazardSink::Aim HazardSink::aim(std::uint32_t container, std::uint32_t entry) {
  return std::exchange(aim_, Aim{container, entry});
}

void HazardSink::state(HazardId id, Weight weight, std::string detail) {
  keep(aim_.container, aim_.entry, id, weight, std::move(detail));
}

void HazardSink::state_at(std::uint32_t entry, HazardId id, Weight weight, std::string detail) {
  keep(contents_.entries[entry].container, entry, id, weight, std::move(detail));
}

void HazardSink::keep(std::uint32_t container, std::uint32_t entry, HazardId id, Weight weight, std::string detail) {
  if (++seen_[static_cast<std::size_t>(id)] > most_) {
    ++contents_.hazards_not_kept;
    return;
  }
  contents_.hazards.push_back({id, weight, container, entry, contents_.full_path(container, entry), std::move(detail)});
}

}  // namespace sluice
