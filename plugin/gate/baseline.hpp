// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/report.hpp"

#include <string>

namespace sluice {

/// A baseline.json that makes the findings of a verdict known: failures and unknowns of rules that allow it, waived
/// ones left out (their waiver would otherwise be outlived). Written only when a person asks for it, never by a check.
std::string render_baseline(const Verdict& verdict, const Policy& policy);

}  // namespace sluice
