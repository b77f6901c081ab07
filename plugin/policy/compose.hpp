// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "policy/pack_file.hpp"
#include "policy/pack_parts.hpp"
#include "policy/rule_draft.hpp"
#include "policy/selection.hpp"
#include "policy/values.hpp"

#include <deque>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace sluice::policy {

/// Selected rules by id, while they are still changed.
using Rules = std::map<std::string, RuleDraft, std::less<>>;

/// What all packs together say, before the project.
struct Composition {
  PackParts parts;
  Vocabulary vocabulary;
  Rules rules;
  std::vector<Dropped> dropped;
  std::deque<yaml::Node> made;  ///< values of rules that no file states, where they stay
};

/// Applies the packs in order: their parts, names, selections and raised fields. `roots` are the packs that were asked
/// for.
Composition compose(std::span<const PackDraft> packs, const std::vector<std::size_t>& roots, const Library& library,
                    Reading& reading);

/// Drafts of the selected rules; those of an unknown kind, which was reported, are left out.
Rules take_selected(const Selection& selection, const Library& library);

/// Ids of the rules that a key of `raise` names; none is recorded as a problem, unless it names one of those `dropped`.
std::vector<std::string> find_raised(const yaml::Member& entry, const Rules& rules, const std::vector<Dropped>& dropped,
                                     Reading& reading);

/// Gives the rules their final look and records what only shows now: actions at unknown rungs, rules that never act,
/// unknown obligations, days in the wrong order. Adds the history of actions that the ladder decides.
void finish_rules(Rules& rules, const PackParts& parts, Reading& reading);

}  // namespace sluice::policy
