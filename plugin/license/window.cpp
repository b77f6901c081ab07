// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/window.hpp"

#include "license/statements.hpp"
#include "license/text_changes.hpp"
#include "license/text_match.hpp"
#include "license/tokenizer.hpp"
#include "license/unmatched.hpp"
#include "model/license_names.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sluice::license {
namespace {

constexpr std::string_view with = " WITH ";

bool is_text(const Match& match) {
  return match.kind == LicenseEvidence::text_exact || is_changed_text(match.kind);
}

/// The text of "GPL-2.0-with-X" is that of the exception, with "insert GPL v2 text here" before it or alone. Other
/// deprecated ids have a license in their place.
void to_current_id(Match& match, const Tokens& tokens) {
  const std::span<const std::string_view> replacements = find_replacements(match.expression);
  if (!is_text(match) || replacements.empty()) return;
  const std::size_t at = replacements[0].find(with);
  const bool is_of_exception = at != std::string_view::npos && match.expression.find("-with-") != std::string::npos;
  if (is_of_exception && tokens.words()[match.begin] == hash_word("insert")) {
    match.expression = replacements[0];
  } else if (is_of_exception) {
    match.rule = std::string(lone_exception) + std::string(replacements[0].substr(at + with.size()));
    match.expression.clear();
  } else if (replacements.size() == 1) {
    match.expression = replacements[0];
  }
}

bool is_exception_text(const Match& match) { return is_text(match) && match.expression.empty(); }

bool has_exception(const Match& match) {
  return match.rule.starts_with(lone_exception) || match.expression.find(with) != std::string::npos;
}

/// What stands within a text is part of it, but for an offer of another license.
void blank(const Match& text, Tokens& tokens) {
  std::uint32_t begin = text.begin;
  for (const TokenRange& alternative : text.alternatives) {
    tokens.blank(begin, alternative.begin);
    begin = alternative.end;
  }
  tokens.blank(begin, text.end);
}

/// Does the text offer what is stated? Then it is part of the text.
bool take_alternative(Match& text, const Match& statement) {
  if (statement.begin < text.begin || statement.begin >= text.end || is_exception_text(text)) return false;
  if (statement.kind == LicenseEvidence::notice && !statement.expression.empty()) {
    text.expression += " OR " + statement.expression;
  }
  return true;
}

/// Words of an exception tell more surely which it is than the texts of the list, which has few.
void add_statements(std::vector<Match> statements, std::vector<Match>& matches) {
  std::erase_if(statements, [&](const Match& statement) {
    return statement.kind == LicenseEvidence::mention && std::ranges::any_of(matches, [&](const Match& text) {
             return is_exception_text(text) && text.begin <= statement.begin && statement.begin < text.end;
           });
  });
  std::erase_if(statements, [&](const Match& statement) {
    return std::ranges::any_of(matches, [&](Match& text) { return take_alternative(text, statement); });
  });
  if (std::ranges::any_of(statements, has_exception)) std::erase_if(matches, is_exception_text);
  std::ranges::move(statements, std::back_inserter(matches));
  std::ranges::stable_sort(matches, {}, &Match::begin);
}

/// On one line, without comment marks at the lines' starts; shortened.
std::string words_on_one_line(std::string_view text) {
  constexpr std::size_t most = 400;
  std::string words;
  bool is_line_start = true;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    const bool is_mark = is_line_start && std::string_view("*#/;-%").find(c) != std::string_view::npos;
    is_line_start = c == '\n' || (is_line_start && (is_blank || is_mark));
    if (is_mark) continue;
    if (!is_blank) words += c;
    if (is_blank && !words.empty() && words.back() != ' ') words += ' ';
    if (words.size() >= most) return words + "...";
  }
  return words;
}

/// What was written, of a tag that cannot be read, and of words that match no license.
std::string written_of(const Match& match, std::string_view text, const Tokens& tokens) {
  constexpr std::size_t most = 200;
  if (match.kind == LicenseEvidence::unmatched) {
    const std::size_t begin = tokens.offsets()[match.begin];
    return words_on_one_line(text.substr(begin, tokens.ends()[match.end - 1] - begin));
  }
  if (match.kind != LicenseEvidence::tag || !match.expression.empty()) return {};
  std::string_view written =
      text.substr(tokens.offsets()[match.begin], tokens.ends()[match.end - 1] - tokens.offsets()[match.begin]);
  const std::size_t colon = written.find(':');
  if (colon != std::string_view::npos) written.remove_prefix(colon + 1);
  const std::size_t first = written.find_first_not_of(" \t\"'");
  return std::string(first == std::string_view::npos ? std::string_view() : written.substr(first, most));
}

FoundStatement to_found(const Match& match, std::string_view text, const Tokens& tokens) {
  FoundStatement found;
  found.begin = tokens.offsets()[match.begin];
  found.end = tokens.ends()[match.end - 1];
  LicenseStatement& statement = found.statement;
  statement.kind = match.kind;
  statement.expression = match.expression;
  statement.first_line = tokens.lines()[match.begin];
  statement.last_line = tokens.lines()[match.end - 1];
  statement.score = static_cast<std::uint16_t>(std::clamp(match.score, 0.0, 1.0) * 1000.0);
  statement.rule = match.rule;
  statement.difference = written_of(match, text, tokens);
  statement.adds_restriction = match.adds_restriction;
  if (is_changed_text(match.kind)) found.changes = to_changes(match, text, tokens);
  return found;
}

}  // namespace

WindowFinds WindowReader::read(std::string_view bytes, TextEncoding encoding) const {
  const bool is_binary = encoding == TextEncoding::binary;
  const std::string text = is_binary ? printable_runs(bytes) : utf8_of_bytes(bytes);
  Tokens tokens;
  tokenize(text, tokens);
  TextMatches texts = find_texts(index_, tokens);
  std::vector<Match> matches = std::move(texts.matches);
  for (Match& match : matches) {
    to_current_id(match, tokens);
    if (!is_exception_text(match)) blank(match, tokens);
  }
  add_statements(find_statements(text, tokens, rules_), matches);
  if (is_binary) {
    std::erase_if(matches, [](const Match& match) { return !is_text(match) && match.kind != LicenseEvidence::tag; });
  } else {
    add_unmatched(tokens, std::move(texts.parts), matches);
  }
  WindowFinds finds;
  finds.is_cut = texts.is_cut;
  for (const Match& match : matches) finds.statements.push_back(to_found(match, text, tokens));
  return finds;
}

}  // namespace sluice::license
