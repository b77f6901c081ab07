// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Manifests of "key: value" with literals: meson.build (Meson, "project()"), opam files (opam manual, "opam") and
// Android's METADATA, a text protocol buffer that says the kind of license only, no name.
#include "base/text.hpp"
#include "readers/package_parsers.hpp"
#include "readers/script_tokens.hpp"

namespace sluice {
namespace {

using Kind = ScriptToken::Kind;
using Tokens = std::vector<ScriptToken>;

void read_field(const std::string& key, const ScriptValue& value, DeclaredPackage& package) {
  if (key == "name") set_text(value, package.name);
  if (key == "version") set_text(value, package.version);
  if (key == "license_files") {
    for (const ScriptToken& text : value.texts) package.license_files.push_back(text.text);
  }
  if (key != "license") return;
  if (!value.is_literal) package.is_computed = true;
  for (const ScriptToken& text : value.texts) {
    if (value.is_literal && !is_blank(text.text)) package.licenses.push_back({text.text, text.line});
  }
}

/// Every "key:" at depth `wanted` from `at` on, until that depth is left.
void read_fields(const Tokens& tokens, std::size_t at, std::size_t wanted, bool joins, DeclaredPackage& package) {
  std::size_t depth = 0;
  for (std::size_t i = at; i + 2 < tokens.size(); ++i) {
    const ScriptToken& token = tokens[i];
    if (token.is_symbol("(") || token.is_symbol("[") || token.is_symbol("{")) ++depth;
    if ((token.is_symbol(")") || token.is_symbol("]") || token.is_symbol("}")) && depth-- <= wanted) return;
    const bool is_whole = i == 0 || !tokens[i - 1].is_symbol("-");  // not "version" of "opam-version"
    if (depth == wanted && is_whole && token.kind == Kind::word && tokens[i + 1].is_symbol(":")) {
      read_field(token.text, read_script_value(tokens, i + 2, joins), package);
    }
  }
}

}  // namespace

void parse_meson_build(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const Tokens tokens = script_tokens(bytes, ScriptLanguage::plain);
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!tokens[i].is_word("project") || !tokens[i + 1].is_symbol("(")) continue;
    set_text(read_script_value(tokens, i + 2), package.name);
    return read_fields(tokens, i + 1, 1, true, package);
  }
}

void parse_opam(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  read_fields(script_tokens(bytes, ScriptLanguage::plain), 0, 0, false, package);
}

void parse_aosp_metadata(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const Tokens tokens = script_tokens(bytes, ScriptLanguage::plain);
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!tokens[i + 1].is_symbol(":")) continue;
    if (tokens[i].is_word("name")) set_text(read_script_value(tokens, i + 2), package.name);
    if (tokens[i].is_word("version")) set_text(read_script_value(tokens, i + 2), package.version);
  }
}

}  // namespace sluice
