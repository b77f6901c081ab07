// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/text_surroundings.hpp"

#include "license/restrictions.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace sluice::license {
namespace {

constexpr std::uint32_t most_lines_away = 4;
constexpr std::uint32_t most_lines_between = 2;  // of one paragraph
constexpr std::uint32_t most_words = 80;

constexpr std::array<std::pair<std::string_view, std::string_view>, 1> includes = {{
#define SLUICE_INCLUDES(license, other) {license, other},
#include "license/text_slots.def"
}};

/// How the text of another license begins.
constexpr std::array starts = {
    std::array{hash_word("permission"), hash_word("to"), hash_word("use"), hash_word("copy")},
    std::array{hash_word("permission"), hash_word("is"), hash_word("hereby"), hash_word("granted")},
    std::array{hash_word("redistribution"), hash_word("and"), hash_word("use"), hash_word("in")}};

bool starts_license(const Tokens& tokens, std::uint32_t at) {
  const std::span<const WordHash> words = tokens.words().subspan(at);
  return std::ranges::any_of(starts, [&](const auto& start) {
    return words.size() >= start.size() && std::ranges::equal(words.first(start.size()), start);
  });
}

std::span<const WordHash> words_between(const Tokens& tokens, std::uint32_t begin, std::uint32_t end) {
  return tokens.words().subspan(begin, end - begin);
}

/// The end of what stands behind `begin`, near enough to belong to it; not beyond `limit`.
std::uint32_t end_behind(const Tokens& tokens, std::uint32_t begin, std::uint32_t limit) {
  std::uint32_t end = begin;
  for (; end < limit && end - begin < most_words; ++end) {
    const std::uint32_t away = tokens.lines()[end] - tokens.lines()[end - 1];
    if (away > (end == begin ? most_lines_away : most_lines_between) || starts_license(tokens, end)) break;
  }
  return end;
}

std::uint32_t begin_before(const Tokens& tokens, std::uint32_t end, std::uint32_t limit) {
  std::uint32_t begin = end;
  for (; begin > limit && end - begin < most_words; --begin) {
    const std::uint32_t away = tokens.lines()[begin] - tokens.lines()[begin - 1];
    if (away > most_lines_away) break;
    if (starts_license(tokens, begin - 1)) return end;
  }
  return begin;
}

void make_near(Match& match, std::uint32_t begin, std::uint32_t end) {
  match.kind = LicenseEvidence::text_near;
  match.adds_restriction = true;
  match.changes.push_back({begin, end, {}});
}

bool has_restricting_notice(const Tokens& tokens, const Match& match) {
  for (std::uint32_t i = match.begin; i < match.end; ++i) {
    std::uint32_t end = i;
    while (end < match.end && tokens.flags()[end] == TokenFlag::copyright) ++end;
    if (end > i && restricts_use(words_between(tokens, i, end))) return true;
    i = std::max(i, end);
  }
  return false;
}

/// Titles and notices above what restricts are no part of it.
std::uint32_t skip_title(const Tokens& tokens, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t first = begin;
  for (std::uint32_t i = begin + 1; i < end; ++i) {
    const bool is_paragraph = tokens.lines()[i] > tokens.lines()[i - 1] + 1;
    if (is_paragraph && restricts_use(words_between(tokens, i, end))) first = i;
  }
  return first;
}

/// Words on the very line where a text begins or ends, and which deny: whether they go on with it is for a person to
/// say.
void look_at_lines(const Tokens& tokens, Match& match, std::uint32_t before, std::uint32_t behind) {
  constexpr std::uint32_t most = 24;
  const std::span<const std::uint32_t> lines = tokens.lines();
  std::uint32_t begin = match.begin;
  while (begin > before && match.begin - begin < most && lines[begin - 1] == lines[match.begin]) --begin;
  std::uint32_t end = match.end;
  while (end < behind && end - match.end < most && lines[end] == lines[match.end - 1] && !starts_license(tokens, end))
    ++end;
  const auto add = [&](std::uint32_t first, std::uint32_t last) {
    if (can_be_title(words_between(tokens, first, last))) return;
    match.kind = LicenseEvidence::text_varied;
    match.changes.push_back({first, last, {}});
  };
  add(begin, match.begin);
  add(match.end, end);
}

void look_around_exact(const Tokens& tokens, Match& match, std::uint32_t before, std::uint32_t behind) {
  const std::uint32_t begin = begin_before(tokens, match.begin, before);
  const std::uint32_t end = end_behind(tokens, match.end, behind);
  if (restricts_use(words_between(tokens, begin, match.begin))) {
    std::uint32_t last = match.begin;
    while (last > begin && tokens.flags()[last - 1] == TokenFlag::copyright) --last;
    make_near(match, skip_title(tokens, begin, last), last);
  } else if (restricts_use(words_between(tokens, match.end, end))) {
    make_near(match, match.end, end);
  } else if (has_restricting_notice(tokens, match)) {
    make_near(match, match.begin, match.begin);
  } else {
    look_at_lines(tokens, match, before, behind);
  }
}

}  // namespace

void join_included(std::vector<Match>& matches) {
  constexpr std::uint32_t most_apart = 40;
  for (std::size_t i = 1; i < matches.size(); ++i) {
    Match& first = matches[i - 1];
    const Match& second = matches[i];
    const bool is_included = std::ranges::any_of(
        includes, [&](const auto& pair) { return pair.first == first.expression && pair.second == second.expression; });
    if (!is_included || second.begin > first.end + most_apart) continue;
    first.end = second.end;
    if (second.kind == LicenseEvidence::text_near) {
      first.kind = LicenseEvidence::text_near;
      first.changes.insert(first.changes.end(), second.changes.begin(), second.changes.end());
    }
    matches.erase(matches.begin() + static_cast<std::ptrdiff_t>(i--));
  }
}

void look_around(const Tokens& tokens, std::vector<Match>& matches) {
  for (std::size_t i = 0; i < matches.size(); ++i) {
    Match& match = matches[i];
    if (match.kind == LicenseEvidence::text_near) {
      match.adds_restriction = std::ranges::any_of(match.changes, [&](const WordChange& change) {
        return restricts(words_between(tokens, change.begin, change.end));
      });
      continue;
    }
    const std::uint32_t before = i == 0 ? 0 : matches[i - 1].end;
    const auto behind = i + 1 == matches.size() ? static_cast<std::uint32_t>(tokens.size()) : matches[i + 1].begin;
    look_around_exact(tokens, match, before, behind);
  }
}

}  // namespace sluice::license
