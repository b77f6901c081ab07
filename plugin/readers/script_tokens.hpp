// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Manifests that are programs: cut into words, strings and symbols, so that literal arguments can be read without
// running anything and never from a comment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

enum class ScriptLanguage : std::uint8_t { python, ruby, plain };  ///< plain: Meson, opam, text protocol buffers

struct ScriptToken {
  enum class Kind : std::uint8_t { word, text, symbol, line_end };
  Kind kind = Kind::symbol;
  bool is_literal = true;  ///< of a text: nothing in it is computed, and it is closed
  std::uint32_t line = 0;
  std::string text;  ///< a string without quotes and escapes; a symbol is one byte

  bool is(Kind wanted, std::string_view wanted_text) const { return kind == wanted && text == wanted_text; }
  bool is_symbol(std::string_view wanted) const { return is(Kind::symbol, wanted); }
  bool is_word(std::string_view wanted) const { return is(Kind::word, wanted); }
};

/// The tokens of a program. Lines that end inside brackets have no line_end (Ruby: inside parentheses and square
/// brackets). Linear in the text.
std::vector<ScriptToken> script_tokens(std::string_view text, ScriptLanguage language);

/// Strings that stand at one place of a program.
struct ScriptValue {
  std::vector<ScriptToken> texts;  ///< a string (neighbours joined), or the strings of a list
  bool is_literal = false;         ///< nothing else is there
  std::size_t end = 0;             ///< the token behind
};

/// Reads a string, or a list of strings in square brackets or parentheses, at a token. `joins`: neighbouring strings of
/// a list are one string, as in Python.
ScriptValue read_script_value(const std::vector<ScriptToken>& tokens, std::size_t at, bool joins = true);

/// Takes a value that is one literal, unless there is a text already.
inline void set_text(const ScriptValue& value, std::string& out) {
  if (out.empty() && value.is_literal && value.texts.size() == 1) out = value.texts[0].text;
}

}  // namespace sluice
