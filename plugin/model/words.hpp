// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace sluice {

/// Spellings of an enumeration, index by value: the one list behind its to_string and parse functions.
template <class Enum, std::size_t N>
struct Words {
  std::array<std::string_view, N> words;

  constexpr std::string_view operator[](Enum value) const { return words[static_cast<std::size_t>(value)]; }
  constexpr std::optional<Enum> find(std::string_view word) const {
    for (std::size_t i = 0; i < N; ++i) {
      if (words[i] == word) return static_cast<Enum>(i);
    }
    return std::nullopt;
  }
};

}  // namespace sluice
