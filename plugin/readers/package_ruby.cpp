// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Manifests in Ruby: RubyGems' .gemspec ("Specification Reference"), CocoaPods' .podspec ("Podspec Syntax Reference")
// and Chef's metadata.rb.
#include "base/text.hpp"
#include "readers/package_parsers.hpp"
#include "readers/script_tokens.hpp"

#include <algorithm>

namespace sluice {
namespace {

using Kind = ScriptToken::Kind;
using Tokens = std::vector<ScriptToken>;

void add_texts(const ScriptValue& value, DeclaredPackage& package) {
  if (!value.is_literal) package.is_computed = true;
  for (const ScriptToken& text : value.texts) {
    if (value.is_literal && !is_blank(text.text)) package.licenses.push_back({text.text, text.line});
  }
}

/// A key of a hash at `at`, ":type =>" or "type:" or "'type' =>"; the token behind, or 0.
std::size_t find_hash_value(const Tokens& tokens, std::size_t at, std::string_view key) {
  if (at + 3 < tokens.size() && tokens[at].is_symbol(":") && tokens[at + 1].is_word(key) &&
      tokens[at + 2].is_symbol("=") && tokens[at + 3].is_symbol(">")) {
    return at + 4;
  }
  if (at + 2 < tokens.size() && tokens[at].is(Kind::text, key) && tokens[at + 1].is_symbol("=") &&
      tokens[at + 2].is_symbol(">")) {
    return at + 3;
  }
  return at + 1 < tokens.size() && tokens[at].is_word(key) && tokens[at + 1].is_symbol(":") ? at + 2 : 0;
}

/// "{ :type => 'MIT', :file => 'LICENSE' }"; `at` is behind the brace, which may be left out.
void add_hash(const Tokens& tokens, std::size_t at, DeclaredPackage& package) {
  constexpr std::size_t most_tokens = 400;
  const std::size_t end = std::min(tokens.size(), at + most_tokens);
  for (; at < end && !tokens[at].is_symbol("}"); ++at) {
    if (const std::size_t type = find_hash_value(tokens, at, "type"); type != 0) {
      add_texts(read_script_value(tokens, type), package);
    }
    if (const std::size_t file = find_hash_value(tokens, at, "file"); file != 0) {
      for (const ScriptToken& text : read_script_value(tokens, file).texts) package.license_files.push_back(text.text);
    }
  }
}

void read_assignment(const std::string& key, const Tokens& tokens, std::size_t at, DeclaredPackage& package) {
  if (key == "name") return set_text(read_script_value(tokens, at), package.name);
  if (key == "version") return set_text(read_script_value(tokens, at), package.version);
  if (key != "license" && key != "licenses") return;
  if (tokens[at].is_symbol("{")) {
    add_hash(tokens, at + 1, package);
  } else {
    add_texts(read_script_value(tokens, at), package);
  }
}

}  // namespace

void parse_ruby_spec(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const Tokens tokens = script_tokens(bytes, ScriptLanguage::ruby);
  for (std::size_t i = 0; i + 4 < tokens.size(); ++i) {
    const bool is_assignment = tokens[i].kind == Kind::word && tokens[i + 1].is_symbol(".") &&
                               tokens[i + 2].kind == Kind::word && tokens[i + 3].is_symbol("=") &&
                               !tokens[i + 4].is_symbol("=") && !tokens[i + 4].is_symbol("~");
    if (is_assignment) read_assignment(tokens[i + 2].text, tokens, i + 4, package);
  }
}

void parse_chef_metadata(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const Tokens tokens = script_tokens(bytes, ScriptLanguage::ruby);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool starts = i == 0 || tokens[i - 1].kind == Kind::line_end;
    if (starts && tokens[i].kind == Kind::word) read_assignment(tokens[i].text, tokens, i + 1, package);
  }
}

}  // namespace sluice
