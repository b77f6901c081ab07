// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "model/contents.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

/// Takes the hazards of one delivery and puts them into its Contents, each at the entry or container it is about.
/// Per term, Limits::hazards_per_term are kept; the rest is counted in Contents::hazards_not_kept.
class HazardSink {
 public:
  HazardSink(Contents& contents, const Limits& limits);

  struct Aim {
    std::uint32_t container = 0;
    std::uint32_t entry = no_index;
  };

  /// What state() is about from now on: an entry of a container, or with no_index the container itself. Returns the aim
  /// before.
  Aim aim(std::uint32_t container, std::uint32_t entry = no_index);

  /// States a hazard of what was aimed at. `detail` says what was seen; it may quote raw bytes.
  void state(HazardId id, Weight weight, std::string detail);

  /// States a hazard of an earlier entry (index into Contents::entries), wherever it is aimed.
  void state_at(std::uint32_t entry, HazardId id, Weight weight, std::string detail);

 private:
  void keep(std::uint32_t container, std::uint32_t entry, HazardId id, Weight weight, std::string detail);

  Contents& contents_;
  std::uint64_t most_;
  std::vector<std::uint64_t> seen_;  ///< per HazardId
  Aim aim_;
};

}  // namespace sluice
