// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/policy_change.hpp"

#include <array>
#include <cstddef>

namespace sluice {

std::string_view to_string(ChangeDirection direction) {
  constexpr std::array<std::string_view, 3> words = {"loosens", "tightens", "neither"};
  return words[static_cast<std::size_t>(direction)];
}

}  // namespace sluice
