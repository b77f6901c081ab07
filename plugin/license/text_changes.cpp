// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The differences of a text in words for people.
#include "license/text_changes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::license {
namespace {

constexpr std::size_t most_quoted = 100;  // bytes
constexpr std::size_t most_told = 8;      // differences

/// One line of words; cut at a blank where it is long.
std::string shorten(std::string_view text) {
  std::string words;
  for (const char byte : text) {
    const bool is_gap = static_cast<unsigned char>(byte) <= 0x20;
    if (!is_gap || (!words.empty() && words.back() != ' ')) words.push_back(is_gap ? ' ' : byte);
    if (words.size() > most_quoted) break;
  }
  if (words.size() <= most_quoted) return words;
  const std::size_t blank = words.find_last_of(' ');
  words.resize(blank == std::string::npos || blank < most_quoted / 2 ? most_quoted : blank);
  while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0xC0u) == 0x80) words.pop_back();
  return words + " ...";
}

std::uint32_t count_words(std::string_view missing) {
  if (missing.empty()) return 0;
  return static_cast<std::uint32_t>(std::ranges::count(missing, ' ')) + 1;
}

std::string words_of(std::uint32_t count) { return fmt::format("{} {}", count, count == 1 ? "word" : "words"); }

std::string describe(const TextChange& change) {
  const std::string place = change.line == 0 ? "at the start" : fmt::format("after line {}", change.line);
  if (change.missing == 0 && change.added == 0) return "a copyright notice that restricts";
  if (change.missing == 0) return fmt::format("{} added {}: '{}'", words_of(change.added), place, change.added_words);
  if (change.added == 0)
    return fmt::format("{} missing {}: '{}'", words_of(change.missing), place, change.missing_words);
  return fmt::format("{} in place of {} {}: '{}' for '{}'", words_of(change.added), words_of(change.missing), place,
                     change.added_words, change.missing_words);
}

}  // namespace

std::vector<TextChange> to_changes(const Match& match, std::string_view text, const Tokens& tokens) {
  std::vector<TextChange> changes;
  for (const WordChange& one : match.changes) {
    TextChange& change = changes.emplace_back();
    change.line = one.begin == 0 ? 0 : tokens.lines()[one.begin - 1];
    change.added = one.end - one.begin;
    if (one.begin < one.end) {
      const std::uint32_t begin = tokens.offsets()[one.begin];
      change.added_words = shorten(text.substr(begin, tokens.ends()[one.end - 1] - begin));
    }
    change.missing = count_words(one.missing);
    change.missing_words = shorten(one.missing);
  }
  return changes;
}

std::string describe_changes(const std::vector<TextChange>& changes) {
  if (changes.empty()) return "only parts of the text stand here";
  std::string text;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (i == most_told) return text + fmt::format("; and {} more", changes.size() - i);
    text += (text.empty() ? "" : "; ") + describe(changes[i]);
  }
  return text;
}

}  // namespace sluice::license
