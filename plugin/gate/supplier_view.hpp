// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "model/policy.hpp"
#include "model/report.hpp"

#include <string>

namespace sluice {

/// The policy as far as one supplier may know it, on `day`: rules on deliveries alone, what they need, and the waivers
/// that name the supplier. Who acts inside the receiver's house is "receiver", without contacts; other suppliers,
/// decisions, baseline, overrides and the project's own files are left out. Read and judged by it, a delivery gets the
/// same findings at the receiver and, with the kit (exports/kit.hpp), at the supplier. `supplier` may be empty.
Policy view_for_supplier(Policy policy, const std::string& supplier, Day day);

/// Takes out of a report what only the receiver needs: places of its files, places in its build, its own fix texts and
/// remarks. What was judged by another policy than view_for_supplier()'s would still tell of others.
Report report_for_supplier(Report report);

}  // namespace sluice
