// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Python's setup.py and setup.cfg (setuptools, "Keywords" and "Declarative config"), and Conan's conanfile.py
// ("Attributes").
#include "base/text.hpp"
#include "model/license_names.hpp"
#include "readers/package_parsers.hpp"
#include "readers/script_tokens.hpp"

#include <map>

namespace sluice {
namespace {

using Kind = ScriptToken::Kind;
using Tokens = std::vector<ScriptToken>;

/// Variables that are given a literal string exactly once.
class Constants {
 public:
  explicit Constants(const Tokens& tokens) {
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
      const bool starts = i == 0 || tokens[i - 1].kind == Kind::line_end || tokens[i - 1].is_symbol(";");
      if (!starts || tokens[i].kind != Kind::word || !tokens[i + 1].is_symbol("=")) continue;
      const ScriptValue value = read_script_value(tokens, i + 2);
      const bool is_text = value.is_literal && value.texts.size() == 1;
      const auto [at, is_new] = values_.emplace(tokens[i].text, is_text ? value.texts[0] : ScriptToken{});
      if (!is_new) at->second = {};
    }
  }
  const ScriptToken* find(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() || found->second.kind != Kind::text ? nullptr : &found->second;
  }

 private:
  std::map<std::string, ScriptToken> values_;  ///< no text: not one literal
};

/// The value of an argument: a literal, or the name of a constant. Empty texts: computed.
ScriptValue read_argument(const Tokens& tokens, std::size_t at, const Constants& constants) {
  ScriptValue value = read_script_value(tokens, at);
  if (at + 1 >= tokens.size() || tokens[at].kind != Kind::word) return value;
  if (tokens[at].text == "None") return {{}, true, at + 1};
  const bool is_whole =
      tokens[at + 1].is_symbol(",") || tokens[at + 1].is_symbol(")") || tokens[at + 1].kind == Kind::line_end;
  const ScriptToken* constant = constants.find(tokens[at].text);
  if (is_whole && constant != nullptr) value = {{*constant}, true, at + 1};
  return value;
}

bool is_stated(std::string_view text) { return !is_blank(text) && text != "UNKNOWN" && text != "None"; }

void add_texts(const ScriptValue& value, DeclaredPackage& package) {
  if (!value.is_literal) {
    package.is_computed = true;
    return;
  }
  for (const ScriptToken& text : value.texts) {
    if (is_stated(text.text)) package.licenses.push_back({text.text, text.line});
  }
}

void add_files(const ScriptValue& value, DeclaredPackage& package) {
  for (const ScriptToken& text : value.texts) package.license_files.push_back(text.text);
}

void add_setup_argument(const std::string& key, const ScriptValue& value, DeclaredPackage& package) {
  if (key == "name") set_text(value, package.name);
  if (key == "version") set_text(value, package.version);
  if (key == "license" || key == "license_expression") add_texts(value, package);
  if (key == "license_files" || key == "license_file") add_files(value, package);
}

/// Reads the keyword arguments of a call whose '(' is at `at`.
void read_call(const Tokens& tokens, std::size_t at, const Constants& constants, DeclaredPackage& package) {
  std::size_t depth = 0;
  for (std::size_t i = at; i < tokens.size(); ++i) {
    const ScriptToken& token = tokens[i];
    if (token.is_symbol("(") || token.is_symbol("[") || token.is_symbol("{")) ++depth;
    if (token.is_symbol(")") || token.is_symbol("]") || token.is_symbol("}")) --depth;
    if (depth == 0) return;
    if (depth == 1 && token.is_symbol("*") && tokens[i - 1].is_symbol("*")) package.is_computed = true;
    const bool is_argument = depth == 1 && token.kind == Kind::word && i + 2 < tokens.size() &&
                             tokens[i + 1].is_symbol("=") &&
                             (tokens[i - 1].is_symbol("(") || tokens[i - 1].is_symbol(","));
    if (is_argument) add_setup_argument(token.text, read_argument(tokens, i + 2, constants), package);
  }
}

/// setup.py may build the list of classifiers before the call: they are the strings with this start, wherever they are.
void add_classifiers(const Tokens& tokens, DeclaredPackage& package) {
  for (std::size_t i = 0; i < tokens.size();) {
    if (tokens[i].kind != Kind::text) {
      ++i;
      continue;
    }
    std::uint32_t line = tokens[i].line;
    std::string joined;
    bool is_literal = true;
    for (; i < tokens.size() && tokens[i].kind == Kind::text; ++i) {
      joined += tokens[i].text;
      is_literal = is_literal && tokens[i].is_literal;
    }
    for (const std::string_view one : split(joined, '\n')) {
      const std::string_view text = trim(one);
      if (is_literal && text.starts_with("License :: ")) package.licenses.push_back({std::string(text), line});
      ++line;
    }
  }
}

/// setup.cfg: the lines of a value in "[metadata]".
struct CfgValue {
  std::string key;
  std::vector<std::pair<std::string_view, std::uint32_t>> lines;
};

std::vector<CfgValue> metadata_of(std::string_view bytes) {
  std::vector<CfgValue> out;
  bool is_metadata = false;
  std::uint32_t number = 0;
  for (const std::string_view line : split(bytes, '\n')) {
    ++number;
    const std::string_view text = trim(line);
    if (text.empty() || text.starts_with('#') || text.starts_with(';')) continue;
    const std::size_t equals = line.find_first_of("=:");
    if (line.front() == '[') {
      is_metadata = text == "[metadata]";
      out.push_back({});  // a value does not go on behind a section's name
    } else if (line.front() == ' ' || line.front() == '\t') {
      if (!out.empty()) out.back().lines.emplace_back(text, number);
    } else if (is_metadata && equals != std::string_view::npos) {
      out.push_back({to_lower_ascii(trim(line.substr(0, equals))), {{trim(line.substr(equals + 1)), number}}});
    } else {
      out.push_back({});
    }
  }
  return out;
}

void add_cfg_value(const CfgValue& value, DeclaredPackage& package) {
  const bool is_license =
      value.key == "license" || value.key == "license_expression" || value.key == "license-expression";
  const bool is_file = value.key.starts_with("license_file") || value.key.starts_with("license-file");
  const bool is_classifiers = value.key == "classifiers" || value.key == "classifier";
  for (const auto& [text, line] : value.lines) {
    if (text.empty()) continue;
    if (text.starts_with("attr:") || (text.starts_with("file:") && !is_file)) {
      package.is_computed = package.is_computed || is_license || is_classifiers;
    } else if (value.key == "name") {
      package.name = text;
    } else if (value.key == "version") {
      package.version = text;
    } else if ((is_license && is_stated(text)) || (is_classifiers && text.starts_with("License ::"))) {
      package.licenses.push_back({std::string(text), line});
    } else if (is_file) {
      package.license_files.emplace_back(text);
    }
  }
}

}  // namespace

void parse_setup_py(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const Tokens tokens = script_tokens(bytes, ScriptLanguage::python);
  const Constants constants(tokens);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool is_call =
        tokens[i].is_word("setup") && tokens[i + 1].is_symbol("(") && (i == 0 || !tokens[i - 1].is_word("def"));
    if (!is_call) continue;
    read_call(tokens, i + 1, constants, package);
    add_classifiers(tokens, package);
    return;
  }
}

void parse_setup_cfg(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  for (const CfgValue& value : metadata_of(bytes)) add_cfg_value(value, package);
}

void parse_conanfile_py(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  const Tokens tokens = script_tokens(bytes, ScriptLanguage::python);
  const Constants constants(tokens);
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    const bool starts = i == 0 || tokens[i - 1].kind == Kind::line_end;
    if (!starts || tokens[i].kind != Kind::word || !tokens[i + 1].is_symbol("=")) continue;
    const ScriptValue value = read_argument(tokens, i + 2, constants);
    if (tokens[i].text == "name") set_text(value, package.name);
    if (tokens[i].text == "version") set_text(value, package.version);
    if (tokens[i].text == "license") {
      // A tuple may stand without parentheses.
      ScriptValue rest = value;
      add_texts(value, package);
      while (rest.is_literal && rest.end + 1 < tokens.size() && tokens[rest.end].is_symbol(",")) {
        rest = read_argument(tokens, rest.end + 1, constants);
        add_texts(rest, package);
      }
    }
  }
}

}  // namespace sluice
