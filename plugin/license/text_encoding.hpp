// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::license {

/// How the bytes of a file hold text.
enum class TextEncoding : std::uint8_t {
  bytes,     ///< UTF-8, or one byte a letter
  utf16_le,  ///< by its byte order mark
  utf16_be,
  binary,  ///< a NUL is among the first 8 KiB: text in it are runs of printable bytes
};

TextEncoding find_encoding(std::string_view bytes);

/// Lone surrogates become U+FFFD; an odd byte at the end is left out. `bytes` are without their mark.
std::string utf8_of_utf16(std::string_view bytes, TextEncoding encoding);

/// The text as it stands if it is UTF-8, else with every byte read as a letter of Latin-1. A sequence cut at either end
/// does not matter.
std::string utf8_of_bytes(std::string_view bytes);

/// The text with blanks in place of what is no run of six or more printable bytes. Line ends stay.
std::string printable_runs(std::string_view bytes);

}  // namespace sluice::license
