// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A shell-style pattern over bytes, matched as a whole:
/// `?` one byte but '/', `*` any run without '/', `**` any run with '/' ("**/" also matches nothing), `[a-z]`, `[!a-z]`,
/// `{a,b}` alternatives (nesting allowed, at most 64 after expansion), `\x` the character x itself.
/// Matching is linear in the text for a given pattern; no recursion on input.
class Glob {
 public:
  explicit Glob(std::string_view pattern);
  bool matches(std::string_view text) const;
  const std::string& pattern() const { return pattern_; }
  bool is_literal() const { return literal_; }  ///< the pattern has no special character: it matches one text only
  friend bool operator==(const Glob& a, const Glob& b) { return a.pattern_ == b.pattern_; }

 private:
  std::string pattern_;
  std::vector<std::string> alternatives_;  ///< brace-free
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
