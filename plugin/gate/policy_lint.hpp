// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"
#include "model/policy.hpp"
#include "model/report.hpp"

#include <set>
#include <string>
#include <vector>

namespace sluice {

/// What is well-formed and yet does nothing: a match that nothing can fit, a route behind one that takes the same, a
/// pack past its review day, a waiver that can never apply. Warnings, sorted by place.
std::vector<Diagnostic> lint_policy(const Policy& policy, Day day);

/// Rules that found something in a verdict, waived and known findings too.
std::set<std::string> fired_rules(const Verdict& verdict);

/// A note for each rule that is in none of the sets that earlier verdicts brought of so many verdicts, as one that may
/// be dead.
std::vector<Diagnostic> lint_unfired(const Policy& policy, const std::set<std::string>& fired, std::size_t verdicts);

}  // namespace sluice
