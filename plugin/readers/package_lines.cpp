// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Manifests read by lines: Alpine's APKBUILD (shell assignments), RPM's .spec (preamble tags) and Go's go.mod.
#include "base/text.hpp"
#include "model/license_names.hpp"
#include "readers/package_parsers.hpp"

#include <algorithm>

namespace sluice {
namespace {

/// The text of a shell word at the start of `text` ("a b", 'a b', ab); absent if it expands something or is not closed.
std::optional<std::string> literal_shell_word(std::string_view text) {
  std::string out;
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\'' && (c == '$' || c == '`')) return std::nullopt;
    if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
    } else if (quote == '\0' && std::string_view(" \t\r\n;#").find(c) != std::string_view::npos) {
      return out;
    } else if (c == '\\' && quote != '\'' && i + 1 < text.size()) {
      if (text[++i] != '\n') out += text[i];
    } else {
      out += c == '\n' || c == '\t' ? ' ' : c;
    }
  }
  return quote == '\0' ? std::optional(std::move(out)) : std::nullopt;
}

void set_shell_variable(std::string_view key, std::string_view value, std::uint32_t line, DeclaredPackage& package) {
  const bool is_license = key == "license";
  if (!is_license && key != "pkgname" && key != "pkgver") return;
  std::optional<std::string> text = literal_shell_word(value);
  if (is_license) {
    if (!text) package.is_computed = true;
    if (text && !is_blank(*text)) package.licenses.push_back({std::move(*text), line});
  } else if (text) {
    std::string& out = key == "pkgname" ? package.name : package.version;
    if (out.empty()) out = std::move(*text);
  }
}

/// True for a line that starts a part of a .spec without tags; "%package" starts one with tags.
bool starts_spec_body(std::string_view line) {
  constexpr std::string_view bodies[] = {"%description", "%prep",      "%build",    "%install", "%check",    "%clean",
                                         "%files",       "%changelog", "%pre",      "%post",    "%preun",    "%postun",
                                         "%trigger",     "%generate",  "%pretrans", "%verify",  "%posttrans"};
  const std::string_view word = line.substr(0, line.find_first_of(" \t\r"));
  return std::ranges::any_of(bodies, [word](std::string_view body) { return word.starts_with(body); });
}

void read_spec_tag(std::string_view line, std::uint32_t number, const std::string& scope, DeclaredPackage& package) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view tag = trim(line.substr(0, colon));
  const std::string_view value = trim(line.substr(colon + 1));
  const bool is_computed = value.find('%') != std::string_view::npos;
  if (is_equal_ignoring_case(tag, "License")) {
    if (is_computed) package.is_computed = true;
    if (!is_computed && !value.empty()) package.licenses.push_back({std::string(value), number, "", scope});
  } else if (scope.empty() && !is_computed && is_equal_ignoring_case(tag, "Name")) {
    package.name = value;
  } else if (scope.empty() && !is_computed && is_equal_ignoring_case(tag, "Version")) {
    package.version = value;
  }
}

}  // namespace

void parse_apkbuild(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  std::size_t at = 0;
  std::uint32_t number = 0;
  for (const std::string_view line : split(bytes, '\n')) {
    ++number;
    const std::size_t equals = line.find('=');
    // Only the assignments at the start of a line: those of functions are indented.
    if (equals != std::string_view::npos) {
      constexpr std::size_t most_value_bytes = 2048;
      set_shell_variable(line.substr(0, equals), bytes.substr(at + equals + 1, most_value_bytes), number, package);
    }
    at += line.size() + 1;
  }
}

void parse_rpm_spec(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  bool has_tags = true;
  std::string scope;
  std::uint32_t number = 0;
  for (const std::string_view line : split(bytes, '\n')) {
    ++number;
    if (line.starts_with("%package")) {
      has_tags = true;
      scope = trim(line.substr(std::string_view("%package").size()));
      if (scope.empty()) scope = "%package";
    } else if (starts_spec_body(line)) {
      has_tags = false;
    } else if (has_tags && !line.starts_with('#') && !line.starts_with('%')) {
      read_spec_tag(line, number, scope, package);
    }
  }
}

void parse_go_mod(std::string_view bytes, const Limits&, DeclaredPackage& package) {
  constexpr std::string_view module = "module ";
  for (const std::string_view line : split(bytes, '\n')) {
    if (!line.starts_with(module)) continue;
    std::string_view name = trim(line.substr(module.size(), line.find("//") - module.size()));
    if (name.size() >= 2 && (name.front() == '"' || name.front() == '`')) name = name.substr(1, name.size() - 2);
    package.name = name;
    return;
  }
}

}  // namespace sluice
