// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "sbom/tree.hpp"

#include <array>
#include <string_view>

namespace sluice::sbom {

/// A kind of value for a message: "text", "a list".
constexpr std::string_view word_of(Node::Kind kind) {
  constexpr std::array<std::string_view, 6> words = {"null", "a boolean", "a number", "text", "a list", "an object"};
  return words[static_cast<std::size_t>(kind)];
}

}  // namespace sluice::sbom
