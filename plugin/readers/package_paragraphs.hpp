// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// "Key: value" with the lines that go on with a blank (Debian Policy 5.1; RFC 5322, 2.2.3).
struct ParagraphField {
  std::string_view key;
  std::string value;  ///< first line and further ones, joined by line ends; each without outer blanks
  std::uint32_t line = 0;

  std::string_view first_line() const { return std::string_view(value).substr(0, value.find('\n')); }
};
using ManifestParagraph = std::vector<ParagraphField>;

/// Splits a text into paragraphs at empty lines. Lines that are no fields go; '#' starts a comment. Keys are views of
/// the text. `blanks_separate`: lines of blanks are empty lines too (Debian Policy 5.1), not part of a value (RFC
/// 5322).
std::vector<ManifestParagraph> parse_manifest_paragraphs(std::string_view text, bool blanks_separate);

/// The first field of that key, whatever its ASCII case, or null.
const ParagraphField* find_manifest_field(const ManifestParagraph& paragraph, std::string_view key);

}  // namespace sluice
