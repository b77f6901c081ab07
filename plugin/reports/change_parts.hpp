// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Words that the formats of a comparison share. All of them raw: each format escapes as it must.
#pragma once

#include "reports/change_format.hpp"

#include <string>
#include <vector>

namespace sluice {

/// Families in the order of reports, with their differences; those without any are left out.
struct ChangeGroup {
  ChangeFamily family = ChangeFamily::policy;
  std::vector<const DeliveryDifference*> differences;
};
std::vector<ChangeGroup> group_changes(const DeliveryChange& change);

bool counts_against(const ChangeReport& report, ChangeKind kind);

/// "sdk-1.0.zip and 2 more".
std::string names_of(const std::vector<ComparedDelivery>& deliveries);
/// "3 files added, 1 removed, 7 changed, 0 moved, 30 the same".
std::string text_of(const FileCounts& counts);
/// "12 changes, 2 of them count against it", or that there is none as far as can be told.
std::string sum_of(const ChangeReport& report);

}  // namespace sluice
