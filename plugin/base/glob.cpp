// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Globs without regular expressions: braces are expanded once, and each alternative is matched with one resume point
// for `*` and one for `**`, so that a match costs at most pattern times text.
#include "base/glob.hpp"

#include <algorithm>
#include <cstring>

namespace sluice {
namespace {

constexpr std::size_t most_alternatives = 64;

/// Index of the brace that closes the one at `open`, or npos.
std::size_t find_close(std::string_view pattern, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '{') {
      ++depth;
    } else if (pattern[i] == '}' && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::vector<std::string_view> split_alternatives(std::string_view body) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] == '\\') {
      ++i;
    } else if (body[i] == '{') {
      ++depth;
    } else if (body[i] == '}') {
      --depth;
    } else if (body[i] == ',' && depth == 0) {
      parts.push_back(body.substr(start, i - start));
      start = i + 1;
    }
  }
  parts.push_back(body.substr(start));
  return parts;
}

std::size_t find_open(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '{' && find_close(pattern, i) != std::string_view::npos) {
      return i;
    }
  }
  return std::string_view::npos;
}

/// Expands the braces breadth first until none is left or the bound is reached; what is left then stays literal text.
std::vector<std::string> expand(std::string_view pattern) {
  std::vector<std::string> open = {std::string(pattern)};
  std::vector<std::string> done;
  while (!open.empty()) {
    const std::string next = std::move(open.back());
    open.pop_back();
    const std::size_t at = find_open(next);
    if (at == std::string::npos || open.size() + done.size() >= most_alternatives) {
      done.push_back(next);
      continue;
    }
    const std::size_t close = find_close(next, at);
    for (const std::string_view part : split_alternatives(std::string_view(next).substr(at + 1, close - at - 1))) {
      open.push_back(next.substr(0, at) + std::string(part) + next.substr(close + 1));
    }
  }
  return done;
}

/// Matches one character class at `at` ("[...]"); moves `at` behind it. A class never matches '/'.
bool matches_class(std::string_view pattern, std::size_t& at, char c) {
  std::size_t i = at + 1;
  const bool is_negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (is_negated) ++i;
  bool found = false;
  for (const std::size_t first = i; i < pattern.size() && (pattern[i] != ']' || i == first); ++i) {
    const bool is_range = i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']';
    const char last = is_range ? pattern[i + 2] : pattern[i];
    found = found || (c >= pattern[i] && c <= last);
    if (is_range) i += 2;
  }
  at = i + 1;
  return found != is_negated && c != '/';
}

/// Matches one ordinary pattern element at `p` against c; moves p behind it.
bool matches_one(std::string_view pattern, std::size_t& p, char c) {
  const char element = pattern[p];
  if (element == '?') return ++p, c != '/';
  if (element == '[' && pattern.find(']', p + 2) != std::string_view::npos) return matches_class(pattern, p, c);
  if (element == '\\' && p + 1 < pattern.size()) ++p;
  return pattern[p++] == c;
}

/// The longest run of bytes that stand for themselves alone; none where classes or escapes would need parsing.
std::string_view find_needle(std::string_view pattern) {
  if (pattern.find_first_of("[\\") != std::string_view::npos) return {};
  std::string_view longest;
  while (!pattern.empty()) {
    const std::string_view run = pattern.substr(0, pattern.find_first_of("*?/"));
    if (run.size() > longest.size()) longest = run;
    pattern.remove_prefix(std::min(pattern.size(), run.size() + 1));
  }
  return longest;
}

bool contains(std::string_view text, std::string_view needle) {
  if (needle.empty() || text.size() < needle.size()) return needle.empty();
  return ::memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

/// Where a star may try again with one more byte.
struct Resume {
  std::size_t pattern = std::string_view::npos;
  std::size_t text = 0;
};

bool matches_alternative(std::string_view pattern, std::string_view text) {
  Resume star, any;
  std::size_t p = 0, t = 0;
  while (true) {
    if (pattern.substr(p, 2) == "**") {
      p += 2;
      if (p < pattern.size() && pattern[p] == '/' && (p == 2 || pattern[p - 3] == '/')) {
        any = {p, t};  // "**/": here, or behind any later slash
        ++p;
      } else {
        any = {p, t};
      }
      star = {};
      continue;
    }
    if (p < pattern.size() && pattern[p] == '*') {
      star = {++p, t};
      continue;
    }
    if (p == pattern.size() && t == text.size()) return true;
    if (p < pattern.size() && t < text.size() && matches_one(pattern, p, text[t])) {
      ++t;
      continue;
    }
    if (star.pattern != std::string_view::npos && star.text < text.size() && text[star.text] != '/') {
      p = star.pattern;
      t = ++star.text;
    } else if (any.pattern != std::string_view::npos && any.text < text.size()) {
      star = {};
      p = any.pattern;
      const bool is_folder = p < pattern.size() && pattern[p] == '/' && (p == 2 || pattern[p - 3] == '/');
      if (is_folder) {
        const std::size_t slash = text.find('/', any.text);
        if (slash == std::string_view::npos) return false;
        t = any.text = slash + 1;
        ++p;
      } else {
        t = ++any.text;
      }
    } else {
      return false;
    }
  }
}

}  // namespace

Glob::Glob(std::string_view pattern)
    : pattern_(pattern),
      alternatives_(expand(pattern)),
      literal_(pattern.find_first_of("*?[{\\") == std::string_view::npos) {
  for (const std::string& one : alternatives_) needles_.emplace_back(find_needle(one));
  find_names();
}

/// Most patterns for paths have the form "**/NAME", of which only the last part of a path decides: nothing in NAME
/// matches '/', unless it says so, or has "**".
void Glob::find_names() {
  for (const std::string& one : alternatives_) {
    const std::string_view name = one.starts_with("**/") ? std::string_view(one).substr(3) : std::string_view();
    if (name.empty() || name.find('/') != name.npos || name.find("**") != name.npos) {
      names_.clear();
      return;
    }
    names_.emplace_back(name);
    if (std::string_view("*?[\\").find(name.front()) != std::string_view::npos) {
      first_.set();
    } else {
      first_.set(static_cast<unsigned char>(name.front()));
    }
  }
}

bool Glob::matches(std::string_view text, std::string_view name) const {
  if (literal_) return text == pattern_;
  if (!names_.empty()) {
    if (!name.empty() && !first_[static_cast<unsigned char>(name.front())]) return false;
    return std::ranges::any_of(names_, [&](const std::string& one) { return matches_alternative(one, name); });
  }
  for (std::size_t i = 0; i < alternatives_.size(); ++i) {
    if (contains(text, needles_[i]) && matches_alternative(alternatives_[i], text)) return true;
  }
  return false;
}

Selection::Selection(const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns) {
    const bool removes = pattern.starts_with('!');
    steps_.push_back({Glob(std::string_view(pattern).substr(removes ? 1 : 0)), removes});
  }
}

bool Selection::selects(std::string_view text) const {
  const std::string_view name = Glob::last_part(text);
  bool selected = false;
  for (const Step& step : steps_) {
    if (selected == step.removes && step.glob.matches(text, name)) selected = !step.removes;
  }
  return selected;
}

bool selects(const std::vector<std::string>& patterns, std::string_view text) {
  return Selection(patterns).selects(text);
}

}  // namespace sluice
