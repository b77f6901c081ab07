// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "checks/license_list.hpp"

#include <string>
#include <vector>

namespace sluice {

/// The expression with every OR settled that the lists settle: of its alternatives the first list that has all
/// operands of one decides, in the order of writing. An OR that no list settles stays.
std::string choose_licenses(const std::string& expression, const std::vector<LicenseList>& preferred);

/// One list for each item, so that the order of the items decides.
std::vector<LicenseList> make_preferences(const std::vector<std::string>& items, const LicenseCategories& categories);

/// True if some OR is left.
bool has_choice(const std::string& expression);

}  // namespace sluice
