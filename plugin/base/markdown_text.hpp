// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// Text for a line or a table's cell of Markdown: punctuation gets a backslash, which takes away what it means
/// (CommonMark 0.31, section 2.4); a line end becomes a blank. GitHub still makes links of bare
/// addresses and names: what a stranger wrote belongs in a code span.
std::string escape_markdown(std::string_view text);

/// One line of text as a code span (CommonMark 0.31, 6.1): nothing in it is a link, a name or HTML. Empty text gives
/// nothing.
std::string markdown_code(std::string_view text);

/// A code span inside a cell of a table, where a pipe needs a backslash all the same (GFM 0.29, 4.10).
std::string markdown_cell_code(std::string_view text);

}  // namespace sluice
