// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/json.hpp"

namespace sluice {

/// More dots than a dotted key of a manifest has; a line with more outside strings and comments is refused, as each may
/// be a level of nesting.
inline constexpr std::size_t most_toml_dots = 256;

/// Parses a TOML 1.0 document into the tree that JSON has: tables are objects, in the order of their keys' bytes; dates
/// and times are strings as TOML writes them. Lines are where a value starts. Refuses duplicate keys (TOML does), more
/// than limits.document_bytes or limits.document_depth, lines with more than most_toml_dots dots, and what is not ASCII
/// outside strings and comments. The message names
/// file, line and column.
Result<json::Value> parse_toml(std::string_view text, std::string_view file, const Limits& limits = {});

}  // namespace sluice
