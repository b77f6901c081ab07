// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/date.hpp"
#include "exports/notice_maker.hpp"
#include "model/policy.hpp"

#include <vector>

namespace sluice {

/// What notices are about: the packages that license rules judge. Of a build, those that targets which ship use, and
/// those of which no use is known; what only other targets use is left out. Choices are made as the policy's rules on
/// obligations prefer.
std::vector<ShippedPackage> shipped_packages(const Inventory& inventory, const Policy& policy, Day day);

/// Components that targets which ship use, and of which nothing was delivered: nobody here knows their licenses.
std::vector<NoticeGap> undelivered_gaps(const Inventory& inventory);

}  // namespace sluice
