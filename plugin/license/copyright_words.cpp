// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/copyright_words.hpp"

#include "base/text.hpp"
#include "license/byte_class.hpp"
#include "license/copyright_years.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace sluice::license {
namespace {

using namespace std::string_view_literals;

// Each list is sorted.
constexpr std::array prose_words = {
    "act"sv,         "acts"sv,       "agreement"sv,    "and"sv,          "any"sv,          "are"sv,
    "as"sv,          "assignment"sv, "assignments"sv,  "attribution"sv,  "claim"sv,        "claims"sv,
    "clause"sv,      "comment"sv,    "comments"sv,     "date"sv,         "dates"sv,        "disclaimer"sv,
    "disclaimers"sv, "field"sv,      "file"sv,         "files"sv,        "for"sv,          "from"sv,
    "grant"sv,       "has"sv,        "header"sv,       "headers"sv,      "held"sv,         "holder"sv,
    "holders"sv,     "in"sv,         "info"sv,         "information"sv,  "infringement"sv, "interest"sv,
    "interests"sv,   "is"sv,         "issues"sv,       "law"sv,          "laws"sv,         "licence"sv,
    "licences"sv,    "license"sv,    "licenses"sv,     "licensing"sv,    "line"sv,         "lines"sv,
    "material"sv,    "message"sv,    "messages"sv,     "no"sv,           "none"sv,         "not"sv,
    "notice"sv,      "notices"sv,    "notification"sv, "of"sv,           "on"sv,           "or"sv,
    "owner"sv,       "owners"sv,     "ownership"sv,    "permission"sv,   "permissions"sv,  "policy"sv,
    "protected"sv,   "protection"sv, "reserved"sv,     "restrictions"sv, "right"sv,        "rights"sv,
    "same"sv,        "see"sv,        "sign"sv,         "statement"sv,    "statements"sv,   "status"sv,
    "string"sv,      "symbol"sv,     "tag"sv,          "tags"sv,         "text"sv,         "texts"sv,
    "that"sv,        "this"sv,       "to"sv,           "treaties"sv,     "treaty"sv,       "under"sv,
    "unknown"sv,     "was"sv,        "which"sv,        "with"sv,         "work"sv,         "works"sv,
};
static_assert(std::ranges::is_sorted(prose_words));

constexpr std::array placeholder_words = {"##"sv,
                                          "19["sv,
                                          "19xx"sv,
                                          "19yy"sv,
                                          "20["sv,
                                          "20xx"sv,
                                          "20yy"sv,
                                          "4-digit"sv,
                                          "author name"sv,
                                          "author's name"sv,
                                          "company name"sv,
                                          "copyright holder"sv,
                                          "copyright owner"sv,
                                          "copyrightholder"sv,
                                          "copyrightholdername"sv,
                                          "copyrightholdersname"sv,
                                          "full name"sv,
                                          "fullname"sv,
                                          "holder name"sv,
                                          "holders"sv,
                                          "insert"sv,
                                          "name of"sv,
                                          "owner name"sv,
                                          "the copyright holder"sv,
                                          "xxxx"sv,
                                          "year"sv,
                                          "years"sv,
                                          "your company"sv,
                                          "your name"sv,
                                          "your organization"sv,
                                          "yy"sv,
                                          "yyyy"sv};
static_assert(std::ranges::is_sorted(placeholder_words));

constexpr std::array abbreviations = {"al"sv,  "assoc"sv, "bros"sv, "co"sv,  "comp"sv, "corp"sv, "dept"sv,
                                      "dev"sv, "dr"sv,    "inc"sv,  "ing"sv, "inst"sv, "int"sv,  "intl"sv,
                                      "jr"sv,  "llc"sv,   "ltd"sv,  "mfg"sv, "mr"sv,   "mrs"sv,  "prof"sv,
                                      "pty"sv, "pvt"sv,   "sr"sv,   "st"sv,  "tech"sv, "univ"sv};
static_assert(std::ranges::is_sorted(abbreviations));

constexpr std::array group_words = {
    "ab"sv,           "ag"sv,           "authors"sv,     "bv"sv,         "co"sv,         "committers"sv, "company"sv,
    "contributors"sv, "corp"sv,         "corporation"sv, "developers"sv, "foundation"sv, "gmbh"sv,       "group"sv,
    "inc"sv,          "incorporated"sv, "institute"sv,   "kg"sv,         "limited"sv,    "llc"sv,        "llp"sv,
    "ltd"sv,          "maintainers"sv,  "oy"sv,          "plc"sv,        "project"sv,    "sa"sv,         "sas"sv,
    "se"sv,           "srl"sv,          "team"sv,        "university"sv};
static_assert(std::ranges::is_sorted(group_words));

constexpr std::array joining_words = {"and"sv, "at"sv, "by"sv,  "de"sv,  "et"sv,  "for"sv,
                                      "of"sv,  "or"sv, "the"sv, "und"sv, "van"sv, "von"sv};
static_assert(std::ranges::is_sorted(joining_words));

/// What begins behind the holder, in lower case.
constexpr std::array ends = {"all rights"sv,
                             "all right reserved"sv,
                             "some rights reserved"sv,
                             "alle rechte vorbehalten"sv,
                             "tous droits r"sv,
                             "licensed under"sv,
                             "licensed to"sv,
                             "released under"sv,
                             "distributed under"sv,
                             "available under"sv,
                             "published under"sv,
                             "provided under"sv,
                             "under the terms"sv,
                             "under the mit"sv,
                             "under the gnu"sv,
                             "under the apache"sv,
                             "under the bsd"sv,
                             "under the gpl"sv,
                             "under gpl"sv,
                             "everyone is permitted"sv,
                             "permission is"sv,
                             "permission to"sv,
                             "this program"sv,
                             "this software"sv,
                             "this file"sv,
                             "this code"sv,
                             "this library"sv,
                             "this work"sv,
                             "this is free"sv,
                             "see the "sv,
                             "see license"sv,
                             "see copying"sv,
                             "see licence"sv,
                             "see accompanying"sv,
                             "see end of"sv,
                             "see file"sv,
                             "see http"sv,
                             "see below"sv,
                             "use of this"sv,
                             "use, modification"sv,
                             "is free software"sv,
                             "is licensed"sv,
                             "is distributed"sv,
                             "redistribution and"sv,
                             "spdx-license"sv,
                             "mit license"sv,
                             "mit licensed"sv,
                             "bsd license"sv,
                             "proprietary and"sv,
                             "and are distributed"sv,
                             "and is distributed"sv,
                             "but is"sv,
                             "write to"sv};

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin);
}

bool has_word(std::span<const std::string_view> sorted, std::string_view word) {
  constexpr std::size_t most = 16;
  return !word.empty() && word.size() <= most &&
         std::ranges::binary_search(sorted, std::string_view(to_lower_ascii(word)));
}

bool is_word_byte(char c) { return is_letter(c) || is_digit(c); }

bool starts_with_phrase(std::string_view text, std::string_view phrase) {
  if (!text.starts_with(phrase)) return false;
  return text.size() == phrase.size() || !is_word_byte(phrase.back()) || !is_word_byte(text[phrase.size()]);
}

/// A dot that ends a sentence: behind a word of three letters or more that is no abbreviation, before a capital.
bool ends_sentence(std::string_view text, std::size_t dot) {
  if (dot + 2 >= text.size() || text[dot + 1] != ' ' || !is_upper(text[dot + 2])) return false;
  const std::string_view word = last_word(text.substr(0, dot));
  return word.size() >= 3 && !is_abbreviation(word);
}

}  // namespace

bool is_copyright_prose(std::string_view word) { return has_word(prose_words, word); }
bool is_abbreviation(std::string_view word) { return has_word(abbreviations, word); }
bool is_joining_word(std::string_view word) { return has_word(joining_words, word); }

bool starts_with_placeholder(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('('), text.size()));
  if (text.empty()) return false;
  constexpr std::size_t longest = 24;
  const std::string lower = to_lower_ascii(text.substr(0, longest));
  if (std::ranges::any_of(placeholder_words, [&](std::string_view one) { return starts_with_phrase(lower, one); }))
    return true;
  const std::size_t inner = text.find_first_not_of("<[{$%@#_");
  if (inner == 0 || inner == std::string_view::npos) return inner == std::string_view::npos;
  if (is_year_at(text, inner)) return false;
  if (text.front() == '<') {
    const std::string_view tag = text.substr(0, std::min(text.find('>'), std::size_t{200}));
    return tag.find('@') == std::string_view::npos && tag.find("://") == std::string_view::npos;
  }
  if (text.front() == '[') return text.substr(0, 200).find("](") == std::string_view::npos;
  if (text.front() == '@') return text.substr(1, longest).find('@') != std::string_view::npos;
  return true;
}

bool ends_like_group(std::string_view name) {
  while (!name.empty() && !is_letter(name.back())) name.remove_suffix(1);
  return has_word(group_words, last_word(name));
}

std::size_t find_holder_end(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  std::size_t end = text.size();
  for (std::size_t i = 0; i < end; ++i) {
    if (text[i] == '.' && ends_sentence(text, i)) return i;
    if (i > 0 && is_word_byte(text[i - 1])) continue;
    if (!is_letter(text[i])) continue;
    const auto is_here = [&](std::string_view one) {
      return one[0] == lower[i] && std::string_view(lower).substr(i).starts_with(one);
    };
    if (std::ranges::any_of(ends, is_here)) return i;
  }
  return end;
}

}  // namespace sluice::license
