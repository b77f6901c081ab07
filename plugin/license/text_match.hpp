// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Finds whole texts of licenses in a file. Candidates are judged, the best are taken and their words blanked, and what
// is left is searched again. A text is exact only if the matching guidelines let every difference be (SPDX 3.0, annex
// "SPDX license matching guidelines"), or a reviewed list knows it from published copies (text_variants.def), and if
// nothing that restricts it stands next to it. With a few other words that neither give, take, deny, count nor ask
// (restrictions.def: SLUICE_MATERIAL) it is varied, and near with more.
#pragma once

#include "license/candidates.hpp"
#include "license/license_index.hpp"
#include "license/match.hpp"
#include "license/tokens.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sluice::license {

/// Bounds on the work for one file; what they leave out is said.
struct TextLimits {
  CandidateLimits candidates = {.stride = 16, .least_share = 40};
  std::uint32_t window = 65'536;      ///< words searched together
  std::uint32_t overlap = 16'384;     ///< of two windows
  std::size_t rounds = 16;            ///< searches of a window
  std::size_t judged = 48;            ///< candidates of a round
  std::uint64_t steps = 100'000'000;  ///< of alignments, by and large
};

struct TextMatches {
  std::vector<Match> matches;  ///< by their first token; they do not overlap
  std::vector<Match> parts;    ///< where much of a text stands, and too little to be it; not within `matches`
  bool is_cut = false;         ///< a limit was met: there may be more
};

/// Matches of kind text_exact, text_varied and text_near. Their expression is the id of the text's license: the one
/// with "-only" if several have it. The same file gives the same matches.
TextMatches find_texts(const LicenseIndex& index, const Tokens& tokens, const TextLimits& limits = {});

}  // namespace sluice::license
