// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/match.hpp"
#include "license/tokens.hpp"

#include <string_view>
#include <vector>

namespace sluice::license {

inline constexpr std::string_view unmatched_rule = "unmatched";

/// Adds parts of texts, then a match of kind unmatched for each stretch that is dense with words by which licenses give
/// and forbid (unmatched_words.def), where no other match than a mention stands within it or near it. `matches` are and
/// stay in order.
void add_unmatched(const Tokens& tokens, std::vector<Match> parts, std::vector<Match>& matches);

}  // namespace sluice::license
