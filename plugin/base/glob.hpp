// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A shell-style pattern over bytes, matched as a whole:
/// `?` one byte but '/', `*` any run without '/', `**` any run with '/' ("**/" also matches nothing), `[a-z]`,
/// `[!a-z]`,
/// `{a,b}` alternatives (nesting allowed, at most 64 after expansion), `\x` the character x itself.
/// Matching is linear in the text for a given pattern; no recursion on input.
class Glob {
 public:
  explicit Glob(std::string_view pattern);
  bool matches(std::string_view text) const { return matches(text, last_part(text)); }
  const std::string& pattern() const { return pattern_; }
  bool is_literal() const { return literal_; }  ///< the pattern has no special character: it matches one text only
  friend bool operator==(const Glob& a, const Glob& b) { return a.pattern_ == b.pattern_; }

 private:
  friend class Selection;
  static std::string_view last_part(std::string_view text) { return text.substr(text.rfind('/') + 1); }
  bool matches(std::string_view text, std::string_view name) const;
  void find_names();

  std::string pattern_;
  std::vector<std::string> alternatives_;  ///< brace-free
  std::vector<std::string> needles_;       ///< of each, a run of bytes that what it matches must contain; may be empty
  std::vector<std::string> names_;  ///< if each alternative is "**/" and a name: the names, to match the last part with
  std::bitset<256> first_;          ///< bytes that a text which fits `names_` can begin with
  bool literal_ = false;
};

/// A list of globs read in order, compiled once; "!x" removes what earlier ones selected (pack `use:` lists).
class Selection {
 public:
  explicit Selection(const std::vector<std::string>& patterns);
  bool selects(std::string_view text) const;

 private:
  struct Step {
    Glob glob;
    bool removes;
  };
  std::vector<Step> steps_;
};

/// Selection for one text.
bool selects(const std::vector<std::string>& patterns, std::string_view text);

}  // namespace sluice
