// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/impact.hpp"

#include <cstddef>
#include <string>

namespace sluice {

/// The steps of the ladder that the two policies judge at; suppliers may have their own.
struct ImpactRungs {
  std::string before, after;
};

/// For people: figures, then rule by rule what would change, at most `most` findings of each.
std::string render_impact_text(const Impact& impact, const ImpactRungs& rungs, std::size_t most);
/// The same for a page of a review.
std::string render_impact_markdown(const Impact& impact, const ImpactRungs& rungs, std::size_t most);
/// One line a finding, with a heading.
std::string render_impact_csv(const Impact& impact);
/// {"schema": "sluice.impact/1", ...}: everything that was kept.
std::string render_impact_json(const Impact& impact, const ImpactRungs& rungs);

}  // namespace sluice
