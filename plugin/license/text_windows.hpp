// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sluice::license {

/// A stretch of whole lines.
struct TextWindow {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const TextWindow&, const TextWindow&) = default;
};

/// The parts of a file that may state a license: what stands around a trigger (triggers.def), up to the end of the
/// comment or paragraph. In order, apart from each other.
std::vector<TextWindow> find_windows(std::string_view text);

}  // namespace sluice::license
