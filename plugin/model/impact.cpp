// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "model/impact.hpp"

#include <array>
#include <cstddef>

namespace sluice {

std::string_view to_string(ImpactKind kind) {
  constexpr std::array<std::string_view, 3> words = {"newly-fails", "newly-unknown", "newly-passes"};
  return words[static_cast<std::size_t>(kind)];
}

}  // namespace sluice
