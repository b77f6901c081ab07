// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The terminals of the grammar of SPDX 3.0.1, annex "SPDX license expressions".
#include "model/license_expression_words.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "model/license_hints.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";
constexpr std::string_view word_ends = " \t\r\n\v\f()";
constexpr std::string_view document_prefix = "DocumentRef-";
constexpr std::string_view license_prefix = "LicenseRef-";
constexpr std::string_view addition_prefix = "AdditionRef-";
constexpr std::array<std::string_view, 3> prefixes = {document_prefix, license_prefix, addition_prefix};

TextRange make_range(std::size_t offset, std::size_t length) {
  return {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(length)};
}

bool is_idstring_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return is_equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

bool has_reference_prefix(std::string_view word) {
  return std::ranges::any_of(prefixes, [word](std::string_view one) { return starts_with_ignoring_case(word, one); });
}

LicenseWordKind classify_reference(std::string_view word) {
  if (word.starts_with(document_prefix)) {
    const std::size_t colon = word.find(':');
    const std::size_t start = document_prefix.size();
    if (colon == std::string_view::npos) return LicenseWordKind::bad_reference;
    if (!is_license_idstring(word.substr(start, colon - start))) return LicenseWordKind::bad_reference;
    word.remove_prefix(colon + 1);
  }
  const bool is_license = word.starts_with(license_prefix), is_addition = word.starts_with(addition_prefix);
  if (!is_license && !is_addition) return LicenseWordKind::bad_reference;
  word.remove_prefix(is_license ? license_prefix.size() : addition_prefix.size());
  if (!is_license_idstring(word)) return LicenseWordKind::bad_reference;
  return is_license ? LicenseWordKind::license_ref : LicenseWordKind::addition_ref;
}

bool is_license_name(std::string_view word, const LicenseNames* names) {
  if (word.ends_with('+')) word.remove_suffix(1);
  return is_license_idstring(word) || (names != nullptr && names->find_license(word) != nullptr);
}

LicenseWordKind classify_operator(std::string_view word) {
  if (word == "AND" || word == "and") return LicenseWordKind::and_word;
  if (word == "OR" || word == "or") return LicenseWordKind::or_word;
  if (word == "WITH" || word == "with") return LicenseWordKind::with_word;
  const std::string plain = to_lower_ascii(word);
  const bool is_odd = plain == "and" || plain == "or" || plain == "with";
  return is_odd ? LicenseWordKind::odd_operator : LicenseWordKind::name;
}

std::string help_for_bad_reference(std::string_view word) {
  if (word.ends_with('+')) return "a '+' follows an id of the license list only";
  for (const std::string_view prefix : prefixes) {
    if (!word.starts_with(prefix) && starts_with_ignoring_case(word, prefix)) {
      return "write '" + std::string(prefix) + "', in this case";
    }
  }
  return "references read LicenseRef-NAME, AdditionRef-NAME or DocumentRef-DOCUMENT:LicenseRef-NAME, with letters, "
         "digits, '-' and '.'";
}

}  // namespace

LicenseToken find_license_token(std::string_view text, std::size_t from) {
  const std::size_t start = text.find_first_not_of(blanks, from);
  if (start == std::string_view::npos) return {LicenseToken::Kind::end, make_range(text.size(), 0)};
  if (text[start] == '(') return {LicenseToken::Kind::open, make_range(start, 1)};
  if (text[start] == ')') return {LicenseToken::Kind::close, make_range(start, 1)};
  const std::size_t end = std::min(text.find_first_of(word_ends, start), text.size());
  return {LicenseToken::Kind::word, make_range(start, end - start)};
}

bool is_license_idstring(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_idstring_char); }

LicenseWordKind classify_license_word(std::string_view word, const LicenseNames* names) {
  if (const LicenseWordKind kind = classify_operator(word); kind != LicenseWordKind::name) return kind;
  if (word == "NONE" || word == "NOASSERTION") return LicenseWordKind::field_value;
  if (word.find_first_not_of('+') == std::string_view::npos) return LicenseWordKind::plus;
  if (has_reference_prefix(word)) return classify_reference(word);
  return is_license_name(word, names) ? LicenseWordKind::name : LicenseWordKind::bad_name;
}

std::string help_for_bad_word(std::string_view word) {
  if (has_reference_prefix(word)) return help_for_bad_reference(word);
  if (const std::vector<std::string> meant = find_license_aliases(word); !meant.empty()) return write_one_of(meant);
  const std::size_t join = word.find_first_of("/,;&|");
  if (join != std::string_view::npos) return "join licenses by AND or OR, with blanks around it";
  const auto wrong = std::ranges::find_if_not(word, is_idstring_char);
  if (wrong == word.end()) return {};
  if (static_cast<unsigned char>(*wrong) > 127) return "names are made of ASCII letters, digits, '-' and '.'";
  return "names are made of letters, digits, '-' and '.', not of '" + to_visible(std::string_view(&*wrong, 1)) + "'";
}

}  // namespace sluice
