// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Package URLs as ECMA-427 defines them: clause 5.6 for the components, 6 for taking a purl apart from its right end.
#include "model/purl.hpp"

#include "base/ascii.hpp"
#include "base/escape.hpp"
#include "base/percent.hpp"
#include "base/text.hpp"
#include "model/purl_type.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

using Problem = std::optional<PurlProblem>;

constexpr std::string_view kept_bytes = ".-_~:";

PurlProblem syntax(std::string message) { return {PurlFault::syntax, std::move(message)}; }

bool is_type_byte(char c) { return is_alnum(c) || c == '.' || c == '-'; }
bool is_key_byte(char c) { return is_type_byte(c) || c == '_'; }

/// Cuts "MARK..." off the text's end at the last mark; empty if there is none.
std::string_view cut_behind(std::string_view& text, char mark) {
  const std::size_t at = text.rfind(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = text.substr(at + 1);
  text = text.substr(0, at);
  return rest;
}

Problem decode(std::string_view text, std::string_view what, std::string& out) {
  std::optional<std::string> decoded = percent_decode(text);
  if (!decoded) return syntax(fmt::format("the {} has a '%' without two hexadecimal digits", what));
  if (!is_utf8(*decoded)) return syntax(fmt::format("the {} is no UTF-8", what));
  out = std::move(*decoded);
  return std::nullopt;
}

/// Decodes segments one by one and joins those that are left; a subpath has no "." and "..".
Problem decode_segments(std::string_view text, std::string_view what, bool is_subpath, std::string& out) {
  for (const std::string_view segment : split(text, '/')) {
    std::string decoded;
    if (Problem problem = decode(segment, what, decoded)) return problem;
    if (decoded.empty() || (is_subpath && (decoded == "." || decoded == ".."))) continue;
    if (decoded.find('/') != std::string::npos) return syntax(fmt::format("a segment of the {} has a '/'", what));
    if (!out.empty()) out += '/';
    out += decoded;
  }
  return std::nullopt;
}

Problem decode_qualifiers(std::string_view text, Purl& purl) {
  if (text.empty()) return std::nullopt;
  for (const std::string_view pair : split(text, '&')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return syntax(fmt::format("the qualifier '{}' has no '='", pair));
    PurlQualifier qualifier{std::string(pair.substr(0, equals)), {}};
    if (Problem problem = decode(pair.substr(equals + 1), "qualifier's value", qualifier.value)) return problem;
    purl.qualifiers.push_back(std::move(qualifier));
  }
  return std::nullopt;
}

/// The version's '@' is behind the last '/', so that "pkg:npm/@scope/name" has none.
std::string_view cut_version(std::string_view& text) {
  const std::size_t slash = text.rfind('/');
  const std::size_t at = text.rfind('@');
  const bool has_version = at != std::string_view::npos && (slash == std::string_view::npos || at > slash);
  return has_version ? cut_behind(text, '@') : std::string_view();
}

Problem take_apart(std::string_view text, Purl& purl) {
  if (text.size() > most_purl_bytes) return syntax(fmt::format("longer than {} bytes", most_purl_bytes));
  if (text.size() < 4 || to_lower_ascii(text.substr(0, 4)) != "pkg:") return syntax("does not begin with 'pkg:'");
  text.remove_prefix(4);
  if (Problem problem = decode_segments(cut_behind(text, '#'), "subpath", true, purl.subpath)) return problem;
  if (Problem problem = decode_qualifiers(cut_behind(text, '?'), purl)) return problem;
  text.remove_prefix(std::min(text.find_first_not_of('/'), text.size()));
  while (text.ends_with('/')) text.remove_suffix(1);
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return syntax("has no '/' between type and name");
  purl.type = text.substr(0, slash);
  text.remove_prefix(slash + 1);
  if (Problem problem = decode(cut_version(text), "version", purl.version)) return problem;
  const std::size_t last = text.rfind('/');
  const bool has_namespace = last != std::string_view::npos;
  if (Problem problem = decode(has_namespace ? text.substr(last + 1) : text, "name", purl.name)) return problem;
  return decode_segments(has_namespace ? text.substr(0, last) : std::string_view(), "namespace", false,
                         purl.name_space);
}

Problem normalize_type(Purl& purl) {
  if (purl.type.empty()) return syntax("has no type");
  if (!is_letter(purl.type.front()) || !is_all(purl.type, is_type_byte))
    return syntax(fmt::format("the type '{}' is not made of letters, digits, '.' and '-' behind a letter", purl.type));
  purl.type = to_lower_ascii(purl.type);
  return std::nullopt;
}

Problem normalize_qualifiers(Purl& purl, const PurlType* type) {
  for (PurlQualifier& qualifier : purl.qualifiers) {
    if (!is_all(qualifier.key, is_key_byte) || !is_letter(qualifier.key.front()))
      return syntax(
          fmt::format("the qualifier's key '{}' is not made of letters, digits, '.', '-' and '_'", qualifier.key));
    if (type != nullptr && is_misspelled_qualifier(*type, qualifier.key))
      return PurlProblem{PurlFault::type, fmt::format("the qualifier '{}' is not in lower case", qualifier.key)};
    qualifier.key = to_lower_ascii(qualifier.key);
  }
  std::erase_if(purl.qualifiers, [](const PurlQualifier& qualifier) { return qualifier.value.empty(); });
  std::ranges::stable_sort(purl.qualifiers, {}, &PurlQualifier::key);
  const auto twice = std::ranges::adjacent_find(purl.qualifiers, {}, &PurlQualifier::key);
  if (twice != purl.qualifiers.end()) return syntax(fmt::format("the qualifier '{}' is there twice", twice->key));
  return std::nullopt;
}

/// Without empty segments, and without "." and ".." in a subpath.
std::string plain_path(std::string_view path, bool is_subpath) {
  std::string plain;
  for (const std::string_view segment : split(path, '/')) {
    if (segment.empty() || (is_subpath && (segment == "." || segment == ".."))) continue;
    if (!plain.empty()) plain += '/';
    plain += segment;
  }
  return plain;
}

void append_path(std::string& out, std::string_view path) {
  bool is_first = true;
  for (const std::string_view segment : split(path, '/')) {
    if (!is_first) out += '/';
    is_first = false;
    out += percent_encode(segment, kept_bytes);
  }
}

}  // namespace

std::string_view Purl::qualifier(std::string_view key) const {
  const auto found = std::ranges::find(qualifiers, key, &PurlQualifier::key);
  return found == qualifiers.end() ? std::string_view() : std::string_view(found->value);
}

Problem normalize_purl(Purl& purl, PurlRules rules) {
  if (Problem problem = normalize_type(purl)) return problem;
  const PurlType* type = find_purl_type(purl.type);
  const PurlType* strict = rules == PurlRules::all ? type : nullptr;
  if (Problem problem = normalize_qualifiers(purl, strict)) return problem;
  purl.name_space = plain_path(purl.name_space, false);
  purl.subpath = plain_path(purl.subpath, true);
  if (type != nullptr) apply_purl_type(*type, purl);
  if (type != nullptr && type->rule == PurlNameRule::path_name) purl.name = plain_path(purl.name, false);
  if (purl.name.empty()) return syntax("has no name");
  return strict != nullptr ? find_type_problem(*strict, purl) : std::nullopt;
}

tl::expected<Purl, PurlProblem> parse_purl(std::string_view text, PurlRules rules) {
  Purl purl;
  Problem problem = take_apart(text, purl);
  if (!problem) problem = normalize_purl(purl, rules);
  if (problem) return tl::unexpected<PurlProblem>(std::move(*problem));
  return purl;
}

std::string render_purl(const Purl& purl) {
  std::string out = "pkg:" + purl.type + "/";
  if (!purl.name_space.empty()) {
    append_path(out, purl.name_space);
    out += '/';
  }
  const PurlType* type = find_purl_type(purl.type);
  const bool is_path = type != nullptr && type->rule == PurlNameRule::path_name;
  is_path ? append_path(out, purl.name) : void(out += percent_encode(purl.name, kept_bytes));
  if (!purl.version.empty()) out += "@" + percent_encode(purl.version, kept_bytes);
  char mark = '?';
  for (const PurlQualifier& qualifier : purl.qualifiers) {
    out += mark + qualifier.key + "=" + percent_encode(qualifier.value, kept_bytes);
    mark = '&';
  }
  if (purl.subpath.empty()) return out;
  out += '#';
  append_path(out, purl.subpath);
  return out;
}

}  // namespace sluice
