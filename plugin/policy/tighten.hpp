// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A project, and the machine's overlay, only tighten: every axis of a rule has a direction, and a change against it is refused with both places.
#pragma once

#include "model/policy.hpp"
#include "policy/compose.hpp"

#include <string_view>
#include <vector>

namespace sluice::policy {

/// True if `after` asks for less than `before`. A list where fewer items are stricter allows everything when it is
/// empty. With globs, an item also counts as covered by a glob of the other list that matches it.
bool is_looser(Stricter direction, bool has_globs, const ParamValue& before, const ParamValue& after);

/// "higher", "more items", "not at all", ...
std::string_view direction_word(Stricter direction);

/// Records each field in which a rule as the tightener changed it asks for less than before. For a project, a rule or a
/// parameter's definition that is marked overridable may move either way.
void refuse_loosening(const Tightener& tightener, const RuleDraft& before, const RuleDraft& after,
                      const Composition& composition, Reading& reading);

/// The action that a finding of the rule leads to at a rung, dates and waivers aside.
Action action_at(const Rule& rule, const Rung& rung);

}  // namespace sluice::policy
