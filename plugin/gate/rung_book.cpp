// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/rung_book.hpp"

#include <cstddef>

namespace sluice {

RungBook::RungBook(const Policy& policy) : policy_(policy) {
  for (const RungAssignment& assigned : policy.assignments) matches_.emplace_back(assigned.match);
}

RungChoice RungBook::choose(const CheckInput& input, const Finding& finding, const std::string& supplier) const {
  for (std::size_t i = 0; i < matches_.size(); ++i) {
    const RungAssignment& assigned = policy_.assignments[i];
    const bool has_ended = assigned.until && input.day > *assigned.until;
    if (!has_ended && matches_[i].fits(input, finding)) return {assigned.rung, assigned.until};
  }
  return rung_of(policy_, supplier, input.day);
}

}  // namespace sluice
