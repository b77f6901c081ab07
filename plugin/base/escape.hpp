// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// Sluice's one escaping of bytes from a stranger (entry names, SBOM text, CMake strings) for every report and log.
/// Printable UTF-8 stays. Everything else becomes visible and reversible:
///  - control characters (C0, C1, DEL), bidirectional controls, zero-width and other invisible format characters,
///    line and paragraph separators, unassigned noncharacters -> `\u{hex}` of the code point
///  - bytes that are no UTF-8 -> `\x{hh}`
///  - the backslash itself -> `\\`
///  - what a CI agent would execute: the second '#' of "##vso[", "##teamcity[", "##[" and the first ':' of a leading "::"
///    -> `\u{23}`, `\u{3a}`
/// Case-insensitive for the CI words. Injective: from_visible(to_visible(x)) == x for all x.
std::string to_visible(std::string_view bytes);

/// The inverse of to_visible; a sequence that to_visible does not write is kept as it stands.
std::string from_visible(std::string_view text);

/// Like to_visible, cut after `most` code points with an ellipsis and the number of bytes left out.
std::string to_visible_short(std::string_view bytes, std::size_t most);

/// True if the bytes are well-formed UTF-8 (Unicode table 3-7: no surrogates, no overlong forms).
bool is_utf8(std::string_view bytes);

}  // namespace sluice
