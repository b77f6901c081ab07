// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "readers/license_name.hpp"

#include "base/text.hpp"
#include "model/license_hints.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::size_t most_name_bytes = 200;  // longer text is prose

struct Row {
  std::string_view key;
  std::string_view expression;
};

constexpr Row usual_licenses[] = {
#define SLUICE_USUAL(squeezed, expression) {squeezed, expression},
#include "readers/usual_licenses.def"
#undef SLUICE_USUAL
};

constexpr Row license_urls[] = {
#define SLUICE_LICENSE_URL(address, expression) {address, expression},
#include "readers/license_urls.def"
#undef SLUICE_LICENSE_URL
};

/// Hosts whose addresses end in a license's id.
constexpr std::string_view id_hosts[] = {"opensource.org/licenses/", "opensource.org/license/", "spdx.org/licenses/",
                                         "licenses.nuget.org/", "choosealicense.com/licenses/"};

/// Exceptions as they are called behind WITH, without the word "exception".
constexpr Row exceptions[] = {
    {"autoconf2", "Autoconf-exception-2.0"},
    {"autoconf3", "Autoconf-exception-3.0"},
    {"bison", "Bison-exception-2.2"},
    {"ce", "Classpath-exception-2.0"},
    {"classpath", "Classpath-exception-2.0"},
    {"cpe", "Classpath-exception-2.0"},
    {"font", "Font-exception-2.0"},
    {"gccruntimelibrary", "GCC-exception-3.1"},
    {"gnuclasspath", "Classpath-exception-2.0"},
    {"libtool", "Libtool-exception"},
    {"llvm", "LLVM-exception"},
    {"ocamllinking", "OCaml-LGPL-linking-exception"},
};

std::string_view find_row(std::span<const Row> rows, std::string_view key) {
  const auto found = std::ranges::find(rows, key, &Row::key);
  return found == rows.end() ? std::string_view() : found->expression;
}

/// Erases every `word` that stands in `text`.
std::string without(std::string text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) text.erase(at, word.size());
  return text;
}

/// "https://www.x.org/a/B.html" -> "x.org/a/b".
std::string address_key(std::string_view url) {
  std::string out = to_lower_ascii(trim(url));
  for (const std::string_view scheme : {"https://", "http://", "www."}) {
    if (out.starts_with(scheme)) out.erase(0, scheme.size());
  }
  if (const std::size_t end = out.find_first_of("#?"); end != std::string::npos) out.erase(end);
  while (out.ends_with('/')) out.pop_back();
  for (const std::string_view extension : {".txt", ".html", ".htm", ".php", ".md", ".en"}) {
    if (out.ends_with(extension)) out.erase(out.size() - extension.size());
  }
  return out;
}

/// "License :: OSI Approved :: MIT License" -> "MIT License"; empty if a classifier names no license.
std::string_view name_of_classifier(std::string_view text) {
  constexpr std::string_view between = "::";
  if (!text.starts_with("License ::")) return text;
  const std::string_view last = trim(text.substr(text.rfind(between) + between.size()));
  return last == "OSI Approved" ? std::string_view() : last;
}

std::optional<NamedLicense> find_alias(std::string_view name, const std::string& key,
                                       const LicenseVocabulary& vocabulary) {
  if (const std::string_view usual = find_row(usual_licenses, key); !usual.empty()) {
    return NamedLicense{std::string(usual), LicenseReading::likely};
  }
  if (std::optional<NamedLicense> gnu = find_gnu_license(name)) return gnu;
  if (const std::string_view id = vocabulary.find_squeezed(key); !id.empty()) return NamedLicense{std::string(id)};
  // "BSD 2" counts clauses, "BSD 2.0" does not; the keys are the same.
  if ((key == "bsd2" || key == "bsd3") && name.find(".0") != std::string_view::npos) return std::nullopt;
  const std::vector<std::string> meant = find_license_aliases(key);
  if (meant.empty()) return std::nullopt;
  return NamedLicense{meant.front(), meant.size() == 1 ? LicenseReading::alias : LicenseReading::likely};
}

bool has_matching_parentheses(std::string_view text) {
  std::size_t depth = 0;
  for (const char c : text) {
    if (c == ')' && depth == 0) return false;
    depth = depth + (c == '(' ? 1 : 0) - (c == ')' ? 1 : 0);
  }
  return depth == 0;
}

/// Where a name says "with ...": the place and the length of that word.
std::pair<std::size_t, std::size_t> find_with(const std::string& lower) {
  for (const std::string_view word : {" with ", " w/ ", " w/"}) {
    if (const std::size_t at = lower.rfind(word); at != std::string::npos) return {at, word.size()};
  }
  return {std::string::npos, 0};
}

std::optional<NamedLicense> find_with_exception(std::string_view name, const LicenseVocabulary& vocabulary) {
  const auto [at, size] = find_with(to_lower_ascii(name));
  if (at == std::string::npos) return std::nullopt;
  std::string_view left = trim(name.substr(0, at));
  if (left.ends_with(',')) left.remove_suffix(1);
  const std::string right = license_name_key(name.substr(at + size));
  std::string_view exception = vocabulary.find_squeezed_exception(right);
  const std::string bare = without(without(right, "exceptions"), "exception");
  if (exception.empty()) exception = vocabulary.find_squeezed_exception(bare);
  if (exception.empty()) exception = find_row(exceptions, bare);
  const auto parsed = parse_license_expression(left, nullptr);
  const bool is_listed = parsed && parsed->operands.size() == 1 && parsed->operands[0].addition.empty() &&
                         vocabulary.names().find_license(left) != nullptr;
  std::optional<NamedLicense> license =
      is_listed ? NamedLicense{std::string(left)} : find_alias(left, license_name_key(left), vocabulary);
  const bool is_one = license && license->expression.find(' ') == std::string::npos;
  if (exception.empty() || !is_one) return std::nullopt;
  license->expression += " WITH " + std::string(exception);
  return license;
}

/// "Mozilla Public License 2.0 (MPL 2.0)": the name, with its abbreviation for the same license.
std::optional<NamedLicense> find_with_abbreviation(std::string_view name, const LicenseVocabulary& vocabulary) {
  const std::size_t open = name.ends_with(')') ? name.rfind('(') : std::string_view::npos;
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  const std::string_view left = name.substr(0, open);
  const std::string_view right = name.substr(open + 1, name.size() - open - 2);
  std::optional<NamedLicense> found = find_alias(left, license_name_key(left), vocabulary);
  const std::optional<NamedLicense> again = find_alias(right, license_name_key(right), vocabulary);
  return found && again && found->expression == again->expression ? found : std::nullopt;
}

/// "MIT License (https://opensource.org/licenses/MIT)": the name, unless the address says something else.
std::optional<NamedLicense> find_with_url(std::string_view name, const LicenseVocabulary& vocabulary) {
  const std::size_t at = std::min(name.find("http://"), name.find("https://"));
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view left = name.substr(0, name.substr(0, at).find_last_not_of(" \t\n(<[,:-") + 1);
  const std::string_view url = name.substr(at, name.find_first_of(" \t\n)>],", at) - at);
  const bool is_last = name.find_first_not_of(" \t\n)>]", at + url.size()) == std::string_view::npos;
  if (!is_last || left.empty()) return std::nullopt;
  std::optional<NamedLicense> found = find_named_license(left, vocabulary);
  const std::optional<NamedLicense> there = find_license_of_url(url, vocabulary);
  const bool contradicts = found && there && found->expression != there->expression;
  return contradicts ? std::nullopt : found;
}

}  // namespace

std::string license_name_key(std::string_view text) {
  std::string plain(text.substr(0, most_name_bytes));
  std::ranges::replace_if(
      plain, [](char c) { return std::string_view("()[]\"':=").find(c) != std::string_view::npos; }, ' ');
  return squeeze_license_name(plain);
}

std::optional<NamedLicense> find_license_of_url(std::string_view url, const LicenseVocabulary& vocabulary) {
  if (url.size() > most_name_bytes) return std::nullopt;
  const std::string key = address_key(url);
  if (const std::string_view listed = find_row(license_urls, key); !listed.empty())
    return NamedLicense{std::string(listed)};
  for (const std::string_view host : id_hosts) {
    if (!key.starts_with(host) || key.size() == host.size()) continue;
    const std::string_view id = std::string_view(key).substr(host.size());
    if (const LicenseName* name = vocabulary.names().find_license(id); name != nullptr)
      return NamedLicense{std::string(name->id)};
    return find_alias(id, license_name_key(id), vocabulary);
  }
  return std::nullopt;
}

std::optional<NamedLicense> find_named_license(std::string_view name, const LicenseVocabulary& vocabulary) {
  name = name_of_classifier(trim(name));
  if (name.empty() || name.size() > most_name_bytes || !has_matching_parentheses(name)) return std::nullopt;
  if (name.starts_with("http://") || name.starts_with("https://") || name.starts_with("www.")) {
    return find_license_of_url(name, vocabulary);
  }
  if (std::optional<NamedLicense> found = find_alias(name, license_name_key(name), vocabulary)) return found;
  if (std::optional<NamedLicense> found = find_with_abbreviation(name, vocabulary)) return found;
  if (std::optional<NamedLicense> found = find_with_url(name, vocabulary)) return found;
  return find_with_exception(name, vocabulary);
}

}  // namespace sluice
