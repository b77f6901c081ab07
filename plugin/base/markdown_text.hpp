// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// Text for a line or a table's cell of Markdown: punctuation gets a backslash, which takes away what it means
/// (CommonMark 0.31, section 2.4); a line end becomes a blank.
std::string escape_markdown(std::string_view text);

}  // namespace sluice
