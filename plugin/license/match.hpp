// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/licensing.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice::license {

/// Words that a changed text has more or fewer than the license. Tokens end behind their last.
struct WordChange {
  std::uint32_t begin = 0;  ///< tokens that the license does not have; empty if words are missing here
  std::uint32_t end = 0;
  std::string missing;  ///< words of the license that are not here, joined by blanks and shortened

  friend bool operator==(const WordChange&, const WordChange&) = default;
};

/// Tokens; `end` is behind the last.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

/// A license stated in a file. Numbers of tokens are those of Tokens; they end behind their last.
struct Match {
  LicenseEvidence kind = LicenseEvidence::mention;
  std::string expression;   ///< an SPDX license expression in canonical form
  std::uint32_t begin = 0;  ///< first token
  std::uint32_t end = 0;
  double score = 1.0;  ///< share of the license's and the file's words that agree, of texts; 1 for the others
  std::string rule;    ///< what matched: the text's id, the pattern's name
  std::vector<WordChange> changes;       ///< of a changed text, in order; the first 100
  std::vector<TokenRange> alternatives;  ///< words within a text that offer another license instead
  bool adds_restriction = false;         ///< its changes have words that restrict ("non-commercial", "may not")

  friend bool operator==(const Match&, const Match&) = default;
};

}  // namespace sluice::license
