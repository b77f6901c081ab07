// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Words by which copyright notices are told from prose about copyright, and from forms to fill in.
#pragma once

#include <string_view>

namespace sluice::license {

/// True for a word that follows "copyright" in prose ("copyright holders", "copyright law"), whatever its ASCII case.
bool is_copyright_prose(std::string_view word);

/// True if `text` starts with what a person shall replace: "<year>", "[yyyy]", "{{ author }}", "$YEAR", "%s", "20xx",
/// "name of author". An address in "<>" is none.
bool starts_with_placeholder(std::string_view text);

/// True for the short form of a company's or a title's word, behind which a dot ends no sentence: "Inc", "Corp", "Jr".
bool is_abbreviation(std::string_view word);

/// True if the last words of a name say that it is a company or a group: "GmbH", "Inc.", "Authors".
bool ends_like_group(std::string_view name);

/// Where a notice's holder ends within `text`: at "all rights reserved", "Licensed under", a sentence that begins.
std::size_t find_holder_end(std::string_view text);

/// True for a word behind which a name goes on in the next line: "of", "and", "the".
bool is_joining_word(std::string_view word);

}  // namespace sluice::license
