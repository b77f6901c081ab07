// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "license/license_lists.hpp"

#include <string>

namespace sluice::license {

/// Reads the lists of the npm packages spdx-license-list, spdx-license-ids, spdx-exceptions and @blueoak/list below
/// `folder`. Ids that the second package does not know ("GPL-2.0+") are deprecated; ids that the first does not know
/// have no text.
Result<LicenseLists> read_npm_lists(const std::string& folder);

}  // namespace sluice::license
