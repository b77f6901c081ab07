// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "license/license_lists.hpp"

#include <string>

namespace sluice::license {

/// The bytes of licenses.idx (index_format.hpp). The same lists in any order give the same bytes. Fails if an id stands
/// twice, whatever its case, or if something is more than the format has numbers for.
Result<std::string> write_license_index(const LicenseLists& lists);

}  // namespace sluice::license
