// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/report.hpp"

#include <string>
#include <vector>

namespace sluice {

/// True if a baseline may make findings of the rule known: never what endangers the reader's machine, nor what no
/// waiver may silence.
bool may_be_known(const Rule& rule);

/// Fingerprints of what a baseline taken now would make known, sorted: failures and unknowns of rules that allow it,
/// waived ones left out (their waiver would otherwise be outlived).
std::vector<std::string> baseline_of(const Verdict& verdict, const Policy& policy);

/// A baseline.json of these fingerprints. Written only when a person asks for it, never by a check.
std::string render_baseline(const std::vector<std::string>& fingerprints);

}  // namespace sluice
