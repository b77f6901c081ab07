// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstddef>
#include <string_view>

namespace sluice::license {

/// Bytes of the HTML or DocBook tag, comment opening or XML declaration that `text` starts with; 0 if it is none that
/// we know, so that
/// "<year>" and "<vector>" stay words. A tag ends within 512 bytes, before another '<'.
std::size_t tag_length(std::string_view text);

/// What an HTML character reference stands for.
struct Entity {
  std::size_t length = 0;     ///< 0: `text` starts with none that we know
  bool is_copyright = false;  ///< otherwise it is punctuation
};

/// The character reference at the start of the text: named or numeric, with its semicolon. Letters are left as they
/// are.
Entity find_entity(std::string_view text);

/// A parenthesis of few bytes that is no word: "(c)", "(tm)", "(iv)".
struct Parenthesis {
  enum class Kind { none, c, trademark, enumerator };
  Kind kind = Kind::none;
  std::size_t length = 0;
};

Parenthesis find_parenthesis(std::string_view text);

/// Is the word one that numbers a list: up to 8 digits with dots between, one letter, or a Roman number up to 39?
bool is_list_number(std::string_view word);

}  // namespace sluice::license
