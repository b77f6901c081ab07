// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy.hpp"
#include "policy/pack_file.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::policy {

/// What packs say besides rules. Each later pack's part takes the place of an earlier one's: the whole ladder, all
/// routes, single keys of the waiver policy and single limits. Obligations add up; an id is defined once.
struct PackParts {
  std::vector<Rung> rungs;
  std::string rungs_by = "default";
  std::string default_rung;
  Span default_rung_span;
  std::vector<Route> routes;
  WaiverPolicy waiver_policy;
  std::map<std::string, Obligation, std::less<>> obligations;
  Limits limits;
};

/// The parts that hold where no pack says anything: the shipped ladder, and one route to the open source office.
PackParts usual_parts();

void add_parts(const PackDraft& pack, PackParts& parts, Reading& reading);

/// Adds the obligations that a pack defines.
void read_obligations(const yaml::Node& root, PackParts& parts, Reading& reading);

/// Who may only tighten what the packs say.
struct Tightener {
  std::string_view who;   ///< what Setter::by begins with: "project", "overlay"
  std::string_view code;  ///< of the problem that it loosens something
};
inline constexpr Tightener project_tightener = {"project", "project-loosens"};
inline constexpr Tightener overlay_tightener = {"overlay", "overlay-loosens"};

/// Reads `limits:`; of somebody who may only tighten a raised limit is recorded as a problem.
void read_limits(const yaml::Node& node, const Tightener* tightener, Limits& limits, Reading& reading);

/// Every limit that a pack may set, by its key.
std::vector<std::pair<std::string_view, std::uint64_t>> limit_values(const Limits& limits);

/// The rung of that name as an index, from 0 for the gentlest; absent and recorded as a problem if there is none.
std::optional<std::size_t> find_rung(const std::vector<Rung>& rungs, std::string_view name, const Span& span,
                                     Reading& reading);

}  // namespace sluice::policy
