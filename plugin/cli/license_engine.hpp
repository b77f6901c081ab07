// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/result.hpp"
#include "cli/session.hpp"
#include "gate/licensing_listener.hpp"

#include <string>

namespace sluice {

/// Where the index of licenses lies that came with the program.
std::string license_index_path(const Session& session);

/// Loads it: names, and the search of files. An Error if it is not there, or damaged.
Result<LicenseScan> load_license_scan(const Session& session);

}  // namespace sluice
