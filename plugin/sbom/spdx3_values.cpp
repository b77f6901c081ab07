// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Values of members of SPDX 3: words, times, versions, media types, identifiers.
#include "sbom/spdx3_shape.hpp"
#include "sbom/spdx_relations.hpp"
#include "sbom/word_list.hpp"

#include <algorithm>

namespace sluice::sbom {
namespace {

struct Words {
  std::string_view list, words;
};
constexpr Words word_lists[] = {
#define SPDX3_WORDS(list, words) {list, words},
#include "sbom/spdx3_words.def"
#undef SPDX3_WORDS
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// "2026-03-01T10:00:00Z": each character from '0' to the one of this pattern.
bool is_time(std::string_view text) {
  constexpr std::string_view pattern = "9999-19-39T29:69:69Z";
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(pattern[i]) ? !is_digit(text[i]) || text[i] > pattern[i] : text[i] != pattern[i]) return false;
  }
  return true;
}

/// Parts between dots, each of letters, digits and '-'.
bool is_dotted(std::string_view text, bool may_begin_with_zero) {
  while (true) {
    const std::string_view part = text.substr(0, text.find('.'));
    const bool is_number = std::ranges::all_of(part, is_digit);
    if (part.empty() || (is_number && !may_begin_with_zero && part.size() > 1 && part.front() == '0')) return false;
    if (!std::ranges::all_of(part, [](char c) { return is_digit(c) || is_letter(c) || c == '-'; })) return false;
    if (part.size() == text.size()) return true;
    text.remove_prefix(part.size() + 1);
  }
}

/// Semantic Versioning 2.0.0: "3.0.1", "3.1.0-rc.1+build".
bool is_version(std::string_view text) {
  if (const std::size_t plus = text.find('+'); plus != std::string_view::npos) {
    if (!is_dotted(text.substr(plus + 1), true)) return false;
    text = text.substr(0, plus);
  }
  if (const std::size_t dash = text.find('-'); dash != std::string_view::npos) {
    if (!is_dotted(text.substr(dash + 1), false)) return false;
    text = text.substr(0, dash);
  }
  const bool has_numbers = std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; });
  return has_numbers && std::ranges::count(text, '.') == 2 && is_dotted(text, false);
}

bool is_media_type(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() && text.rfind('/') == slash;
}

/// A decimal number that is written as text.
bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front())) return false;
  const std::size_t dot = std::min(text.find('.'), text.size());
  return std::ranges::all_of(text.substr(0, dot), is_digit) &&
         std::ranges::all_of(text.substr(std::min(dot + 1, text.size())), is_digit);
}

}  // namespace

bool is_spdx3_text(std::string_view text, std::string_view type) {
  if (type == "time") return is_time(text);
  if (type == "version") return is_version(text);
  if (type == "media_type") return is_media_type(text);
  return type != "decimal" || is_decimal(text);
}

bool is_spdx3_id(std::string_view text) {
  if (text.starts_with("_:")) return text.size() > 2;
  const std::size_t colon = text.find(':', 1);
  return colon != std::string_view::npos && colon + 1 < text.size();
}

bool has_spdx3_word(std::string_view list, std::string_view word) {
  if (list == "RELATIONSHIP") return find_spdx3_relation(word) != nullptr;
  return std::ranges::any_of(word_lists, [&](const Words& w) { return w.list == list && has_word(w.words, word); });
}

}  // namespace sluice::sbom
