// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/licensing.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace sluice::license {

struct CopyrightLimits {
  std::size_t notices = 1000;      ///< where there are as many, there may be more
  std::size_t holder_bytes = 300;  ///< longer ones are cut
  std::size_t lines = 12;          ///< of one notice
  std::size_t line_bytes = 1000;   ///< looked at of one line
};

/// The copyright notices of a file, in its order, each holder with its years once. A notice is the word, its sign or
/// SPDX's tag with years, a name or both behind it; forms to fill in ("<year> <name>") and prose about copyright are
/// none. The bytes are UTF-8, Latin-1, or anything. Time is linear in their number.
std::vector<CopyrightNotice> find_copyright_notices(std::string_view text, const CopyrightLimits& limits = {});

}  // namespace sluice::license
