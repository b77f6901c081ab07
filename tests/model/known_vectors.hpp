// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string_view>

namespace sluice::test {

/// True for a case of official vectors that contradicts another one, or the specification; known_vectors.def says why.
inline bool is_known_contradiction(std::string_view shown) {
  constexpr std::string_view known[] = {
      "",
#define SLUICE_KNOWN_VECTOR(text, reason) text,
#include "model/known_vectors.def"
#undef SLUICE_KNOWN_VECTOR
  };
  for (const std::string_view one : known) {
    if (!one.empty() && one == shown) return true;
  }
  return false;
}

}  // namespace sluice::test
