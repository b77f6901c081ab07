// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What stands around a text of a license belongs to it, or changes it.
#pragma once

#include "license/match.hpp"
#include "license/tokens.hpp"

#include <vector>

namespace sluice::license {

/// A license whose text has that of another behind it (SLUICE_INCLUDES of text_slots.def) takes in the match of the
/// other. Matches are in the order of their tokens, before and after.
void join_included(std::vector<Match>& matches);

/// Exact matches are near ones if words that restrict them stand within about three lines before or behind, outside
/// other matches, or in a copyright notice inside. Says for all near ones whether their changes restrict.
void look_around(const Tokens& tokens, std::vector<Match>& matches);

}  // namespace sluice::license
