// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "license/match.hpp"
#include "license/tokens.hpp"
#include "license/window.hpp"

#include <string_view>
#include <vector>

namespace sluice::license {

/// The changes of a near text with their lines and words.
std::vector<TextChange> to_changes(const Match& match, std::string_view text, const Tokens& tokens);

}  // namespace sluice::license
